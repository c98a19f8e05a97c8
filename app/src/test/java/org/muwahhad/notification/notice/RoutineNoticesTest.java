package org.muwahhad.notification.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.UnusableSetting;
import org.muwahhad.web.Texts;

/** Reminders are kept for two years, every other notice for good. */
class RoutineNoticesTest {
  private static final TestApp APP = TestApp.start();
  private static final long PERSON = World.in(APP).aPersonWho(Role.AUDITOR).personId();

  @Test
  void a_reminder_says_until_when_it_is_kept_and_evidence_does_not() {
    send("report-ready");
    send("awards-decided");

    assertThat(
            APP.ask(
                """
                SELECT DATEDIFF(kept_until, created_at) FROM notice
                 WHERE kind = 'report-ready'"""))
        .isEqualTo("730");
    assertThat(APP.ask("SELECT kept_until FROM notice WHERE kind = 'awards-decided'"))
        .isEqualTo("null");
  }

  @Test
  void the_database_has_the_same_list() {
    String check =
        APP.ask(
            """
            SELECT check_clause FROM information_schema.check_constraints
             WHERE constraint_schema = DATABASE() AND constraint_name = 'ck_notice_routine'""");

    assertThat(Arrays.stream(check.split("'")).filter(word -> word.matches("[a-z]++(-[a-z]++)++")))
        .containsExactlyInAnyOrderElementsOf(RoutineNotices.KINDS);
  }

  @Test
  void every_kind_on_the_list_is_one_that_is_sent() {
    assertThat(RoutineNotices.KINDS)
        .allMatch(kind -> Texts.in(Language.EN).has("notification.kind." + kind + ".subject"));
  }

  @Test
  void less_than_a_year_is_refused_at_the_start() {
    assertThatThrownBy(() -> new RoutineNotices(Duration.ofDays(364)))
        .isInstanceOf(UnusableSetting.class)
        .hasMessage("muwahhad.retention.messages is at least 8760 hours, not 8736");
  }

  @SuppressWarnings("unchecked")
  private static void send(String kind) {
    TransactionOperations<Connection> transactions = APP.get(TransactionOperations.class);
    transactions.executeWrite(
        status ->
            APP.get(NotifyPeople.class)
                .run(
                    Notice.of(kind, "/"),
                    notice -> APP.get(Notices.class).tellPerson(notice, PERSON)));
  }
}
