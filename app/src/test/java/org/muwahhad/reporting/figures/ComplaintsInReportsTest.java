package org.muwahhad.reporting.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.complaint.Remedy;
import org.muwahhad.played.PlayedTender;
import org.muwahhad.played.Stage;
import org.muwahhad.reporting.Format;
import org.muwahhad.reporting.Issue;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reporting.Subject;
import org.muwahhad.reporting.Wording;
import org.muwahhad.reporting.issue.IssueReport;
import org.muwahhad.reporting.issue.ReportFile;
import org.muwahhad.reporting.signature.SignReport;
import org.muwahhad.reports.Edition;
import org.muwahhad.reports.award.AwardReport;
import org.muwahhad.tender.TenderQueries;

/** What the award report tells of complaints, and what becomes of one whose award did not stand. */
@Tag("long")
class ComplaintsInReportsTest {
  private static final TestApp APP = TestApp.start();
  private static final Stage STAGE = Stage.on(APP);
  private static final Actor MEMBER = STAGE.committee("EXECUTIVE").get(0);

  /** In its standstill; the first bidder wins both lots. */
  private static PlayedTender decided() {
    PlayedTender tender = PlayedTender.published(STAGE);
    tender.bid("KWD", true, "10.125", "10.125", "10.125", "10.125");
    tender.bid("SAR", true, "130", "130", "130", "130");
    return tender.playToStandstill();
  }

  private static Actor loser(PlayedTender tender) {
    return List.copyOf(tender.bids().keySet()).get(1);
  }

  private static Instant soon(PlayedTender tender, int hours) {
    return tender.afterAnswers().plus(Duration.ofHours(hours));
  }

  @Test
  void the_timeline_tells_complaints_what_they_suspended_and_how_they_ended() {
    PlayedTender tender = decided();
    List<Long> first = tender.lots().subList(0, 1);
    STAGE.run(soon(tender, 1), () -> tender.complaints().decide(loser(tender), first, Remedy.NONE));

    List<AwardReport.Event> timeline = report(tender).timeline();

    assertThat(timeline)
        .extracting(e -> e.what().en())
        .anySatisfy(
            text ->
                assertThat(text)
                    .endsWith("filed; the award of lot 1 is suspended until it is decided"))
        .anySatisfy(
            text ->
                assertThat(text)
                    .matches("Complaint C-.* decided\\. Lot 1 – Dismissed: the award goes on\\."));
    assertThat(timeline).extracting(e -> e.what().ar()).anyMatch(t -> t.contains("رفض التظلم"));
    assertThat(timeline).isSortedAccordingTo(java.util.Comparator.comparing(AwardReport.Event::at));
  }

  @Test
  void a_lot_that_the_review_body_ended_is_not_said_to_have_no_admissible_bid() {
    PlayedTender tender = decided();
    List<Long> first = tender.lots().subList(0, 1);
    STAGE.run(
        soon(tender, 1), () -> tender.complaints().decide(loser(tender), first, Remedy.CANCEL_LOT));

    assertThat(report(tender).lots().get(0).reasons())
        .containsExactly(Wording.both("tender.no-award.COMPLAINT"));
  }

  @Test
  void the_line_of_the_deadline_tells_the_deadline_and_nobody() {
    PlayedTender tender = decided();

    AwardReport.Event deadline =
        report(tender).timeline().stream()
            .filter(e -> e.what().en().equals("Deadline for bids passed"))
            .findFirst()
            .orElseThrow();

    assertThat(deadline.at())
        .isEqualTo(
            Objects.requireNonNull(
                APP.get(TenderQueries.class).getTender(tender.id()).deadlineAt()));
    assertThat(deadline.by()).isEqualTo(Wording.both("reporting.system"));
  }

  @Test
  void what_the_states_take_adds_up_to_the_awards() {
    AwardReport report = report(decided());

    assertThat(
            report.allocations().stream()
                .map(AwardReport.Allocation::net)
                .reduce(org.muwahhad.reports.Money::plus))
        .contains(report.awarded());
  }

  @Test
  void a_report_of_an_award_that_was_taken_back_says_so_to_everybody_and_stays_on_the_desk() {
    PlayedTender tender = decided();
    Subject subject = Subject.of(Subject.SubjectKind.TENDER, tender.id());
    ReportFile file =
        STAGE.at(
            soon(tender, 1),
            () ->
                APP.get(IssueReport.class)
                    .file(MEMBER, ReportKind.AWARD, subject, Edition.ENGLISH, Format.PDF));
    String id = APP.ask("SELECT id FROM issued_report WHERE sha256 = '" + file.sha256() + "'");
    String document = APP.ask("SELECT LEFT(data_sha256, 20) FROM issued_report WHERE id = " + id);
    Browserless anybody = Browserless.at(APP);
    anybody.get("/language/en");
    assertThat(anybody.get("/verify/" + document).body()).doesNotContain("did not stand");

    STAGE.run(
        soon(tender, 2),
        () -> tender.complaints().decide(loser(tender), tender.lots(), Remedy.REEVALUATE));

    assertThat(anybody.get("/verify/" + document).body()).contains("did not stand");
    assertThat(anybody.get("/verify/files?sha256=" + file.sha256()).body())
        .contains("did not stand");
    assertThat(anybody.get("/api/v1/verify/documents/" + document).body())
        .contains("\"overtaken\":true");
    Browserless member = Browserless.signedInAs(APP, MEMBER);
    member.get("/language/en");
    assertThat(member.get("/reports").body())
        .contains(
            "Reports on awards that were cancelled",
            "/verify/" + document,
            "/reports/taken/" + id + "/file");
    assertThat(member.get("/reports/taken/" + id + "/file").statusCode()).isEqualTo(200);
    assertThatThrownBy(
            () -> APP.get(SignReport.class).run(MEMBER, Long.parseLong(id), new byte[] {1}, "", ""))
        .isInstanceOf(org.muwahhad.shared.Refusal.class);
  }

  @Test
  void a_report_that_was_overtaken_or_followed_by_another_is_not_signed_and_may_be_taken_again() {
    PlayedTender tender = decided();
    ReportFile file = STAGE.at(soon(tender, 1), () -> issued(tender));
    long id =
        Long.parseLong(
            APP.ask("SELECT id FROM issued_report WHERE sha256 = '" + file.sha256() + "'"));
    STAGE.run(
        soon(tender, 2),
        () ->
            tender
                .complaints()
                .decide(loser(tender), List.of(tender.lots().get(0)), Remedy.REEVALUATE));
    tender.award();
    SignReport sign = APP.get(SignReport.class);

    assertThatThrownBy(() -> sign.run(MEMBER, id, new byte[] {1}, "", ""))
        .hasMessage("reporting.overtaken");
    ReportFile later = STAGE.at(tender.afterStandstill(), () -> issued(tender));
    assertThat(later.sha256()).isNotEqualTo(file.sha256());
    assertThatThrownBy(() -> sign.run(MEMBER, id, new byte[] {1}, "", ""))
        .hasMessage("reporting.superseded");
    assertThat(APP.ask("SELECT COUNT(*) FROM report_signature WHERE report_id = " + id))
        .isEqualTo("0");

    String address = "/reports/taken/" + id + "/file";
    Browserless member = Browserless.signedInAs(APP, MEMBER);
    member.get("/language/en");
    assertThat(member.get("/reports").body()).contains(address, "Your copy as downloaded");
    assertThat(member.get(address).headers().firstValue("X-Content-SHA256"))
        .contains(file.sha256());
    assertThat(
            APP.ask(
                "SELECT COUNT(*) FROM report_download WHERE report_id = %d AND person_id = %d"
                    .formatted(id, MEMBER.personId())))
        .isEqualTo("2");
    Actor other = STAGE.world().aPersonWho(Role.COMMITTEE_MEMBER, "KW");
    assertThat(Browserless.signedInAs(APP, other).get(address).statusCode()).isEqualTo(404);
    assertThat(
            Browserless.signedInAs(APP, STAGE.world().aPersonWho(Role.EVALUATOR))
                .get(address)
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void each_report_is_listed_once_and_a_former_one_is_found_however_many_were_taken_since() {
    PlayedTender tender = decided();
    Actor reader = STAGE.world().aPersonWho(Role.COMMITTEE_MEMBER, "KW");
    ReportFile file = STAGE.at(soon(tender, 1), () -> issued(tender, reader));
    STAGE.run(
        soon(tender, 2),
        () ->
            tender
                .complaints()
                .decide(loser(tender), List.of(tender.lots().get(0)), Remedy.REEVALUATE));
    String id = APP.ask("SELECT id FROM issued_report WHERE sha256 = '" + file.sha256() + "'");
    String address = "/reports/taken/" + id + "/file";
    Browserless desk = Browserless.signedInAs(APP, reader);
    desk.get("/language/en");
    for (int time = 0; time < 21; time++) {
      assertThat(desk.get(address).statusCode()).isEqualTo(200);
    }
    String once = desk.get("/reports").body();
    assertThat(once.split(file.sha256(), -1)).hasSize(2);
    assertThat(once).contains(address).doesNotContain("taken=all");

    for (int n = 1; n <= 100; n++) {
      takeAnother(id, n, reader);
    }

    assertThat(desk.get("/reports").body())
        .doesNotContain(address)
        .contains("Show all 101 earlier downloads", "href=\"/reports?taken=all#taken\"");
    assertThat(desk.get("/reports?taken=all").body()).doesNotContain(address);
    assertThat(desk.get("/reports?taken=all&page=2").body())
        .contains(address, "Your copy as downloaded");
  }

  /** Another report of the same tender, taken by somebody. */
  private static void takeAnother(String like, int n, Actor reader) {
    APP.sql(
        """
        INSERT INTO issued_report (tender_id, subject, subject_id, part, report, edition, format,
               data_sha256, sha256, byte_count, stored_as, issued_by, issued_at)
        SELECT tender_id, subject, subject_id, part, 'DOSSIER', edition, format,
               SHA2('taken %1$d', 256), SHA2('taken %1$d', 256), 1, 'none', issued_by, issued_at
          FROM issued_report WHERE id = %2$s"""
            .formatted(n, like));
    APP.sql(
        """
        INSERT INTO report_download (report_id, person_id, at)
        SELECT id, %2$d, UTC_TIMESTAMP(6) FROM issued_report
         WHERE sha256 = SHA2('taken %1$d', 256)"""
            .formatted(n, reader.personId()));
  }

  private static ReportFile issued(PlayedTender tender) {
    return issued(tender, MEMBER);
  }

  private static ReportFile issued(PlayedTender tender, Actor reader) {
    return APP.get(IssueReport.class)
        .file(
            reader,
            ReportKind.AWARD,
            Subject.of(Subject.SubjectKind.TENDER, tender.id()),
            Edition.ENGLISH,
            Format.PDF);
  }

  private static AwardReport report(PlayedTender tender) {
    return APP.get(AwardReports.class).get(tender.id(), Issue.NONE);
  }
}
