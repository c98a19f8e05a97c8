package org.muwahhad.reporting.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.DemoPersonQueries;
import org.muwahhad.demo.LoadedDemo;
import org.muwahhad.notification.mail.SendMails;
import org.muwahhad.shared.ChosenFreeSpace;
import org.muwahhad.shared.StorageFull;

/** What a node could not do while its disk was full it does by itself once there is space. */
@Tag("long")
class AfterFullDiskTest {
  private static final TestApp APP = LoadedDemo.fresh(settings());
  private static final String TENDER =
      APP.ask("SELECT MIN(id) FROM joint_tender WHERE opened_at IS NOT NULL");
  private static final String LOGIN =
      APP.ask(
          """
          SELECT MIN(p.login) FROM person p JOIN role_grant g ON g.person_id = p.id
           WHERE p.is_demo AND p.password_hash IS NOT NULL AND g.role = 'OPENING_MEMBER'""");

  private static Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>(ChosenFreeSpace.USED);
    settings.put("muwahhad.mail.interval", "1d");
    return settings;
  }

  @AfterAll
  static void thereIsSpaceAgain() throws InterruptedException {
    ChosenFreeSpace.isFull(false);
  }

  @Test
  void a_report_that_found_no_space_is_made_later_however_often_that_was()
      throws InterruptedException {
    Browserless member = Browserless.at(APP);
    member.post("/sign-in", "login", LOGIN, "password", DemoPersonQueries.PASSWORD);
    member.post(
        "/report-jobs",
        Map.of("kind", "opening", "subject", TENDER, "edition", "BILINGUAL", "format", "PDF"));
    MakeReports makeReports = APP.get(MakeReports.class);
    ChosenFreeSpace.isFull(true);
    for (int i = 0; i < 4; i++) {
      assertThatThrownBy(makeReports::run).isInstanceOf(StorageFull.class);
      assertThat(APP.ask("SELECT CONCAT(status, ' ', attempts) FROM report_job"))
          .isEqualTo("RUNNING 0");
      APP.sql("UPDATE report_job SET lease_until = SYSDATE(6)");
    }

    ChosenFreeSpace.isFull(false);

    assertThat(makeReports.run()).isEqualTo(1);
    assertThat(APP.ask("SELECT status FROM report_job")).isEqualTo("READY");
  }

  @Test
  void a_mail_that_found_no_space_is_kept_later_and_never_given_up_for_that()
      throws InterruptedException {
    String mail = APP.ask("SELECT MIN(id) FROM mail");
    APP.sql("UPDATE mail SET due_at = SYSDATE(6) + INTERVAL 1 DAY WHERE status = 'PENDING'");
    APP.without(
        "tr_mail_moves",
        () ->
            APP.sql(
                """
                UPDATE mail SET status = 'PENDING', done_at = NULL, attempts = 7,
                                due_at = SYSDATE(6)
                 WHERE id = """
                    + mail));
    String state = "SELECT CONCAT(status, ' ', attempts) FROM mail WHERE id = " + mail;
    ChosenFreeSpace.isFull(true);

    assertThat(APP.get(SendMails.class).run()).isZero();
    assertThat(APP.ask(state)).isEqualTo("PENDING 7");

    ChosenFreeSpace.isFull(false);
    APP.sql("UPDATE mail SET due_at = SYSDATE(6) WHERE id = " + mail);

    assertThat(APP.get(SendMails.class).run()).isEqualTo(1);
    assertThat(APP.ask(state)).isEqualTo("KEPT 8");
  }
}
