package org.muwahhad.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Role;
import org.muwahhad.db.TestDatabase;
import org.muwahhad.shared.RetentionRule;
import org.muwahhad.shared.UnusableSetting;

/** What is no evidence is deleted by age, by one node at a time; evidence is never deleted. */
class DeleteOldTest {
  private static final TestApp APP = TestApp.start();
  private static final long PERSON = World.in(APP).aPersonWho(Role.AUDITOR).personId();

  @BeforeEach
  void nothing_is_there_and_every_rule_is_due() {
    APP.sql("DELETE FROM mail");
    APP.sql("DELETE FROM inbox_message");
    APP.sql("DELETE FROM notice");
    APP.sql("DELETE FROM report_job");
    APP.sql("DELETE FROM session");
    APP.sql("DELETE FROM sign_in_delay");
    APP.sql("DELETE FROM retention_run");
  }

  @Test
  void a_session_is_known_for_a_week_after_it_ran_out() {
    session("a", 8);
    session("b", 6);

    APP.get(DeleteOld.class).run();

    assertThat(APP.ask("SELECT GROUP_CONCAT(LEFT(token_hash, 1)) FROM session")).isEqualTo("b");
    assertThat(
            APP.ask(
                """
                SELECT CONCAT(status, ' ', deleted, ' ', attempts, ' ', claim IS NULL)
                  FROM retention_run WHERE name = 'sessions'"""))
        .isEqualTo("WAITING 1 0 1");
  }

  @Test
  void more_rows_than_fit_one_transaction_are_deleted_in_one_turn() {
    int old = 2 * DeleteOld.BATCH + 1;
    APP.sql(
        "INSERT INTO sign_in_delay (counted, failures, last_at, next_at) VALUES "
            + IntStream.range(0, old)
                .mapToObj(i -> delay("old " + i, 2))
                .collect(Collectors.joining(", ")));
    APP.sql(
        "INSERT INTO sign_in_delay (counted, failures, last_at, next_at) VALUES "
            + delay("young", 0));

    APP.get(DeleteOld.class).run();

    assertThat(APP.ask("SELECT COUNT(*) FROM sign_in_delay")).isEqualTo("1");
    assertThat(APP.ask("SELECT deleted FROM retention_run WHERE name = 'sign-in-delays'"))
        .isEqualTo(Integer.toString(old));
  }

  private static String delay(String counted, int daysAgo) {
    return "(SHA2('%1$s', 256), 1, SYSDATE(6) - INTERVAL %2$d DAY, SYSDATE(6) - INTERVAL %2$d DAY)"
        .formatted(counted, daysAgo);
  }

  @Test
  void while_another_node_works_a_rule_nobody_else_does_and_a_dead_one_loses_it() {
    session("a", 8);
    APP.sql(
        """
        INSERT INTO retention_run (name, status, attempts, claim, due_at)
        VALUES ('sessions', 'RUNNING', 1, 'another node', SYSDATE(6) + INTERVAL 5 MINUTE)""");

    APP.get(DeleteOld.class).run();
    assertThat(APP.ask("SELECT COUNT(*) FROM session")).isEqualTo("1");

    APP.sql("UPDATE retention_run SET due_at = SYSDATE(6) WHERE name = 'sessions'");
    APP.get(DeleteOld.class).run();
    assertThat(APP.ask("SELECT COUNT(*) FROM session")).isEqualTo("0");
  }

  @Test
  void a_rule_that_was_worked_is_not_due_again_at_once() {
    APP.get(DeleteOld.class).run();
    session("a", 8);

    assertThat(APP.get(DeleteOld.class).run()).isZero();
    assertThat(APP.ask("SELECT COUNT(*) FROM session")).isEqualTo("1");
  }

  @Test
  void a_request_for_a_report_is_listed_for_ninety_days_after_its_end() {
    job("FAILED", "'shared.failed'", "UTC_TIMESTAMP(6) - INTERVAL 91 DAY");
    job("CANCELLED", "NULL", "UTC_TIMESTAMP(6) - INTERVAL 89 DAY");
    job("QUEUED", "NULL", "NULL");

    APP.get(DeleteOld.class).run();

    assertThat(APP.ask("SELECT GROUP_CONCAT(status ORDER BY id) FROM report_job"))
        .isEqualTo("CANCELLED,QUEUED");
  }

  @Test
  void a_reminder_is_deleted_with_its_messages_and_evidence_is_kept_for_good() {
    notice("awards-decided", "NULL", "NULL");
    notice("report-ready", "UTC_TIMESTAMP(6) - INTERVAL 1 HOUR", "NULL");
    notice("report-failed", "UTC_TIMESTAMP(6) + INTERVAL 1 HOUR", "NULL");

    APP.get(DeleteOld.class).run();

    assertThat(APP.ask("SELECT GROUP_CONCAT(kind ORDER BY id) FROM notice"))
        .isEqualTo("awards-decided,report-failed");
    assertThat(APP.ask("SELECT COUNT(*) FROM inbox_message")).isEqualTo("2");
    assertThat(APP.ask("SELECT COUNT(*) FROM mail")).isEqualTo("2");
  }

  @Test
  void what_is_sent_only_once_leaves_its_notice_so_that_it_is_not_sent_again() {
    notice("bid-deadline", "UTC_TIMESTAMP(6) - INTERVAL 1 HOUR", "'deadline of a tender'");

    APP.get(DeleteOld.class).run();

    assertThat(APP.ask("SELECT COUNT(*) FROM inbox_message")).isEqualTo("0");
    assertThat(APP.ask("SELECT once_key FROM notice")).isEqualTo("deadline of a tender");
  }

  @Test
  void the_account_of_the_service_is_refused_to_delete_what_is_to_be_kept() throws SQLException {
    APP.get(DeleteOld.class).run();
    notice("awards-decided", "NULL", "NULL");
    notice("report-failed", "UTC_TIMESTAMP(6) + INTERVAL 1 HOUR", "NULL");
    job("CANCELLED", "NULL", "UTC_TIMESTAMP(6) - INTERVAL 29 DAY");

    refused("DELETE FROM mail", "notification.notice-kept");
    APP.sql("DELETE FROM mail");
    refused("DELETE FROM inbox_message", "notification.notice-kept");
    APP.sql("DELETE FROM inbox_message");
    refused("DELETE FROM notice WHERE kind = 'awards-decided'", "notification.notice-kept");
    refused("DELETE FROM notice WHERE kind = 'report-failed'", "notification.notice-kept");
    refused("DELETE FROM report_job", "reporting.job-kept");
    refused("DELETE FROM retention_run", "shared.by-owner-only");
  }

  @Test
  void the_database_refuses_a_time_for_what_is_evidence_and_one_of_less_than_a_year() {
    String notice =
        """
        INSERT INTO notice (kind, href, arguments, created_at, kept_until)
        VALUES ('%s', '/', '[]', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6) + INTERVAL %d DAY)""";

    assertThatThrownBy(() -> APP.sql(notice.formatted("awards-decided", 730)))
        .hasMessageContaining("ck_notice_routine");
    assertThatThrownBy(() -> APP.sql(notice.formatted("report-ready", 364)))
        .hasMessageContaining("ck_notice_kept");
  }

  @Test
  void monitoring_is_told_how_many_rows_each_rule_deleted() {
    assertThat(RetentionMetrics.RULES)
        .containsExactlyInAnyOrderElementsOf(APP.get(DeleteOld.class).names());
    long before = APP.get(DeleteOld.class).count("sessions");
    session("a", 8);

    APP.get(DeleteOld.class).run();

    assertThat(APP.get(DeleteOld.class).count("sessions")).isEqualTo(before + 1);
    assertThat(APP.get(DeleteOld.class).failures()).isZero();
  }

  @Test
  void an_age_that_is_too_short_is_refused_at_the_start() {
    assertThatThrownBy(
            () ->
                RetentionRule.of(
                    "sessions", Duration.ofHours(23), Duration.ofDays(1), (before, most) -> 0))
        .isInstanceOf(UnusableSetting.class)
        .hasMessage("muwahhad.retention.sessions is at least 24 hours, not 23");
  }

  private static void session(String letter, int daysAgo) {
    APP.sql(
        """
        INSERT INTO session (token_hash, person_id, csrf_token, created_at, expires_at, ends_at,
                             last_used_at)
        VALUES ('%1$s', %2$d, '%3$s', SYSDATE(6) - INTERVAL %4$d DAY,
                SYSDATE(6) - INTERVAL %5$d DAY, SYSDATE(6) - INTERVAL %5$d DAY,
                SYSDATE(6) - INTERVAL %5$d DAY)"""
            .formatted(letter.repeat(64), PERSON, letter.repeat(43), daysAgo + 1, daysAgo));
  }

  private static void job(String status, String failure, String ended) {
    APP.sql(
        """
        INSERT INTO report_job (person_id, report, subject, subject_id, part, edition, format,
                                status, asked_at, ended_at, failure)
        VALUES (%d, 'OPENING', 'TENDER', 1, '', 'BILINGUAL', 'PDF', '%s',
                UTC_TIMESTAMP(6) - INTERVAL 100 DAY, %s, %s)"""
            .formatted(PERSON, status, ended, failure));
  }

  /** A notice of three years ago with a message that also went by e-mail. */
  private static void notice(String kind, String keptUntil, String once) {
    APP.sql(
        """
        INSERT INTO notice (kind, href, arguments, created_at, kept_until, once_key)
        VALUES ('%s', '/', '[]', UTC_TIMESTAMP(6) - INTERVAL 3 YEAR, %s, %s)"""
            .formatted(kind, keptUntil, once));
    APP.sql(
        """
        INSERT INTO inbox_message (notice_id, person_id)
        SELECT MAX(id), %d FROM notice"""
            .formatted(PERSON));
    APP.sql(
        """
        INSERT INTO mail (inbox_message_id, message_id, status, due_at, done_at)
        SELECT MAX(id), LEFT(SHA2(MAX(id), 256), 32), 'SENT', SYSDATE(6), SYSDATE(6)
          FROM inbox_message""");
  }

  private static void refused(String statement, String code) throws SQLException {
    try (Connection owner = APP.connect();
        Connection service =
            DriverManager.getConnection(
                owner.getMetaData().getURL(),
                TestDatabase.server().user(),
                TestDatabase.server().password());
        Statement s = service.createStatement()) {
      assertThatThrownBy(() -> s.executeUpdate(statement)).hasMessageContaining(code);
    }
  }
}
