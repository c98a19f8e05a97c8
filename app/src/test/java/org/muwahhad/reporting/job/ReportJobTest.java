package org.muwahhad.reporting.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.DemoPersonQueries;
import org.muwahhad.demo.LoadedDemo;

/** A long report is asked for, made by any node, and told of when it is ready. */
@Tag("long")
class ReportJobTest {
  private static final TestApp APP = LoadedDemo.app();
  private static final String TENDER =
      APP.ask("SELECT MIN(id) FROM joint_tender WHERE opened_at IS NOT NULL");
  private static final String LOGIN =
      APP.ask(
          """
          SELECT MIN(p.login) FROM person p JOIN role_grant g ON g.person_id = p.id
           WHERE p.is_demo AND p.password_hash IS NOT NULL AND g.role = 'OPENING_MEMBER'""");
  private static final String PERSON =
      APP.ask("SELECT id FROM person WHERE login = '" + LOGIN + "'");

  private final Browserless member = signedIn();
  private final ReportJobs jobs = APP.get(ReportJobs.class);
  private final MakeReports makeReports = APP.get(MakeReports.class);

  @BeforeEach
  void nothingIsAskedFor() {
    APP.sql("DELETE FROM report_job");
  }

  @Test
  void whoever_may_have_it_asks_once_and_is_told_when_it_is_ready() {
    int downloadsBefore = downloads();
    ask();
    HttpResponse<String> again = ask();

    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(APP.ask("SELECT COUNT(*) FROM report_job")).isEqualTo("1");
    makeReports.run();

    assertThat(APP.ask("SELECT CONCAT(status, ' ', percent) FROM report_job"))
        .isEqualTo("READY 100");
    String number = APP.ask("SELECT number FROM joint_tender WHERE id = " + TENDER);
    assertThat(member.get("/report-jobs").body())
        .contains("/reports/opening/" + TENDER + "/BILINGUAL/PDF", number);
    assertThat(downloads()).as("made, but taken by nobody").isEqualTo(downloadsBefore);
    member.get("/reports/opening/" + TENDER + "/BILINGUAL/PDF");
    assertThat(downloads()).isEqualTo(downloadsBefore + 1);
    assertThat(
            APP.ask(
                """
                SELECT n.kind FROM inbox_message m JOIN notice n ON n.id = m.notice_id
                 WHERE m.person_id = %s ORDER BY m.id DESC LIMIT 1"""
                    .formatted(PERSON)))
        .isEqualTo("report-ready");
  }

  /** How often the member took this report; other tests have the same demonstration and member. */
  private static int downloads() {
    return Integer.parseInt(
        APP.ask(
            """
            SELECT COUNT(*) FROM report_download d JOIN issued_report r ON r.id = d.report_id
             WHERE d.person_id = %s AND r.report = 'OPENING' AND r.edition = 'BILINGUAL'"""
                .formatted(PERSON)));
  }

  @Test
  void who_asked_for_many_reports_waits_for_them_before_asking_for_more() {
    for (int i = 0; i < AskForReport.MOST_OPEN; i++) {
      APP.sql(
          """
          INSERT INTO report_job (person_id, report, subject, subject_id, part, edition, format,
                                  status, asked_at)
          VALUES (%s, 'AWARD', 'TENDER', %s, 'p%d', 'ARABIC', 'PDF', 'QUEUED', SYSDATE(6))"""
              .formatted(PERSON, TENDER, i));
    }

    assertThat(ask().body()).contains(AskForReport.MOST_OPEN + " or more of the reports");
    assertThat(APP.ask("SELECT COUNT(*) FROM report_job")).isEqualTo("" + AskForReport.MOST_OPEN);
  }

  @Test
  void what_a_killed_node_left_is_taken_over_by_another_when_its_lease_ends() {
    ask();
    APP.sql(
        """
        UPDATE report_job SET status = 'RUNNING', claim = UUID(), attempts = 1, percent = 40,
               lease_until = DATE_ADD(SYSDATE(6), INTERVAL 1 HOUR)""");
    assertThat(makeReports.run()).isZero();

    APP.sql("UPDATE report_job SET lease_until = SYSDATE(6)");

    assertThat(makeReports.run()).isEqualTo(1);
    assertThat(APP.ask("SELECT CONCAT(status, ' ', attempts) FROM report_job"))
        .isEqualTo("READY 2");
  }

  @Test
  void what_was_tried_three_times_without_an_end_has_failed_and_is_told() {
    ask();
    APP.sql(
        """
        UPDATE report_job SET status = 'RUNNING', claim = UUID(), attempts = 3,
               lease_until = SYSDATE(6)""");

    makeReports.run();

    assertThat(APP.ask("SELECT CONCAT(status, ' ', failure) FROM report_job"))
        .isEqualTo("FAILED reporting.job-given-up");
  }

  @Test
  void a_request_that_nobody_can_read_is_given_up_and_holds_up_no_other() {
    ask();
    APP.sql(
        """
        UPDATE report_job SET report = 'NO_SUCH_KIND', status = 'RUNNING', claim = UUID(),
               attempts = 3, lease_until = SYSDATE(6)""");
    ask();

    assertThat(makeReports.run()).isEqualTo(1);

    assertThat(
            APP.ask(
                "SELECT CONCAT(status, ' ', failure) FROM report_job WHERE report = 'NO_SUCH_KIND'"))
        .isEqualTo("FAILED reporting.job-unreadable");
    assertThat(APP.ask("SELECT status FROM report_job WHERE report <> 'NO_SUCH_KIND'"))
        .isEqualTo("READY");
    assertThat(member.get("/report-jobs").body())
        .as("the page of those that can be read")
        .contains("/reports/opening/" + TENDER + "/BILINGUAL/PDF");
  }

  @Test
  void what_is_taken_back_is_not_made_and_what_has_ended_is_not_taken_back() {
    ask();
    String id = APP.ask("SELECT id FROM report_job");
    member.post("/report-jobs/" + id + "/cancel");

    assertThat(makeReports.run()).isZero();
    assertThat(APP.ask("SELECT status FROM report_job")).isEqualTo("CANCELLED");
    assertThat(member.post("/report-jobs/" + id + "/cancel").body())
        .contains("The preparation of this report has already ended");
    assertThatThrownBy(
            () ->
                APP.sql(
                    "UPDATE report_job SET status = 'QUEUED', ended_at = NULL WHERE id = " + id))
        .hasMessageContaining("reporting.job-ended");
  }

  @Test
  void a_node_whose_claim_was_taken_away_stops_and_records_nothing() {
    ask();
    String id = APP.ask("SELECT id FROM report_job");
    String first = "11111111-1111-1111-1111-111111111111";
    String second = "22222222-2222-2222-2222-222222222222";
    APP.sql(
        """
        UPDATE report_job SET status = 'RUNNING', claim = '%s', attempts = 2,
               lease_until = DATE_ADD(SYSDATE(6), INTERVAL 1 HOUR) WHERE id = %s"""
            .formatted(second, id));

    assertThat(jobs.advance(first, 50)).isZero();
    assertThat(jobs.fail(first, "x")).isZero();
    assertThat(jobs.ready(first, "0".repeat(64))).isZero();
    assertThat(jobs.advance(second, 50)).isEqualTo(1);
  }

  @Test
  void nobody_asks_for_or_sees_what_is_not_theirs() {
    ask();
    String id = APP.ask("SELECT id FROM report_job");
    Browserless other = signedIn("CATALOG_MANAGER");

    assertThat(
            other
                .post(
                    "/report-jobs",
                    "kind",
                    "opening",
                    "subject",
                    TENDER,
                    "edition",
                    "ARABIC",
                    "format",
                    "PDF")
                .statusCode())
        .isIn(403, 404);
    assertThat(other.post("/report-jobs/" + id + "/cancel").statusCode()).isEqualTo(404);
    assertThat(other.get("/api/v1/report-jobs/" + id).statusCode()).isEqualTo(404);
    assertThat(other.get("/report-jobs").body()).doesNotContain("/reports/opening/");
  }

  private HttpResponse<String> ask() {
    return member.post(
        "/report-jobs",
        "kind",
        "opening",
        "subject",
        TENDER,
        "edition",
        "BILINGUAL",
        "format",
        "PDF");
  }

  private static Browserless signedIn() {
    return signedIn("OPENING_MEMBER");
  }

  private static Browserless signedIn(String role) {
    Browserless browser = Browserless.at(APP);
    browser.get("/language/en");
    browser.get("/sign-in");
    browser.post(
        "/sign-in",
        "login",
        role.equals("OPENING_MEMBER")
            ? LOGIN
            : APP.ask(
                """
                SELECT MIN(p.login) FROM person p JOIN role_grant g ON g.person_id = p.id
                 WHERE p.is_demo AND p.password_hash IS NOT NULL AND g.role = '%s'"""
                    .formatted(role)),
        "password",
        DemoPersonQueries.PASSWORD);
    return browser;
  }
}
