package org.muwahhad.reporting.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.ApiCaller;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.award.reserve.AnswerReserve;
import org.muwahhad.award.reserve.InviteReserve;
import org.muwahhad.award.reserve.ReserveAnswer;
import org.muwahhad.committee.CloseDecision;
import org.muwahhad.committee.ReturnTo;
import org.muwahhad.committee.VoteChoice;
import org.muwahhad.home.Home;
import org.muwahhad.home.HomeMatter;
import org.muwahhad.home.Task;
import org.muwahhad.notification.RemindOfSignatures;
import org.muwahhad.played.PlayedTender;
import org.muwahhad.played.Stage;
import org.muwahhad.reporting.Format;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reporting.Subject;
import org.muwahhad.reporting.issue.IssueReport;
import org.muwahhad.reporting.issue.ReportFile;
import org.muwahhad.reporting.seal.PlatformSeal;
import org.muwahhad.reports.Edition;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.approval.CancelTender;
import org.muwahhad.web.Page;

/** The chair asks the voting members to sign one edition of the report on an award. */
@Tag("long")
class SignatureRoundTest {
  private static final String PASSWORD = "secret";
  private static final TestApp APP = TestApp.start();
  private static final Stage STAGE = Stage.on(APP);
  private static final List<Actor> MEMBERS = STAGE.committee("TECHNICAL");
  private static final Actor CHAIR = MEMBERS.get(0);

  private final PlayedTender tender = PlayedTender.withTwoBids(STAGE).playToRecommendation();
  private final Instant now = tender.afterDeadline().plusSeconds(60);
  private final LocalDate last = LocalDate.ofInstant(now, Page.RIYADH).plusDays(5);
  private final long report = issued(Edition.ENGLISH);

  private long issued(Edition edition) {
    return issued(now, edition);
  }

  private long issued(Instant at, Edition edition) {
    ReportFile file =
        STAGE.at(
            at,
            () ->
                APP.get(IssueReport.class)
                    .file(
                        CHAIR,
                        ReportKind.AWARD,
                        Subject.of(Subject.SubjectKind.TENDER, tender.id()),
                        edition,
                        Format.PDF));
    return Long.parseLong(
        APP.ask("SELECT id FROM issued_report WHERE sha256 = '" + file.sha256() + "'"));
  }

  private void start() {
    STAGE.run(now, () -> APP.get(StartSignatureRound.class).run(CHAIR, report, last));
  }

  private void close(Actor actor, String reason) {
    STAGE.run(now, () -> APP.get(CloseSignatureRound.class).run(actor, report, reason));
  }

  private void sign(Actor member) {
    STAGE.run(
        now,
        () ->
            APP.get(SignReport.class)
                .run(
                    member,
                    report,
                    APP.get(PlatformSeal.class)
                        .demonstrationKey("CN=" + member.login(), now, PASSWORD.toCharArray()),
                    PASSWORD,
                    ""));
  }

  private String standing() {
    return APP.ask(
        """
        SELECT COALESCE(GROUP_CONCAT(status ORDER BY id), 'none') FROM signature_round
         WHERE report_id = %d"""
            .formatted(report));
  }

  /** How many messages of a kind about this edition a member got by e-mail too. */
  private String told(Actor member, String kind) {
    return APP.ask(
        """
        SELECT COUNT(*) FROM inbox_message i JOIN notice n ON n.id = i.notice_id
          JOIN mail m ON m.inbox_message_id = i.id
         WHERE i.person_id = %d AND n.kind = '%s' AND n.href = '/report-signatures/%d'"""
            .formatted(member.personId(), kind, report));
  }

  /** The newest act on the chain of the tender. */
  private String act() {
    return APP.ask(
        """
        SELECT e.act FROM audit_entry e JOIN audit_chain c ON c.id = e.chain_id
         WHERE c.name = 'tender:%d' ORDER BY e.id DESC LIMIT 1"""
            .formatted(tender.id()));
  }

  @Test
  void the_voting_members_are_asked_and_it_ends_when_all_have_signed_this_edition() {
    Actor first = MEMBERS.get(1);
    sign(CHAIR);
    start();

    assertThat(act()).isEqualTo("reporting.signature-round-started");
    assertThat(told(first, "signature-asked")).isEqualTo("1");
    assertThat(told(CHAIR, "signature-asked")).as("has signed").isEqualTo("0");
    assertThat(tasks(first)).contains("/report-signatures/" + report);
    assertThat(tasks(CHAIR)).as("has signed").doesNotContain("/report-signatures/" + report);
    assertThat(matter(first)).isEqualTo("1 of 6");

    MEMBERS.subList(1, 5).forEach(this::sign);
    assertThat(standing()).isEqualTo("OPEN");
    assertThat(matter(first)).isEqualTo("5 of 6");
    assertThat(tasks(first)).doesNotContain("/report-signatures/" + report);
    sign(MEMBERS.get(5));

    assertThat(standing()).isEqualTo("SIGNED");
    assertThat(told(CHAIR, "signature-complete")).isEqualTo("1");
    assertThatThrownBy(this::start).hasMessage("reporting.round-signed");
    assertThatThrownBy(() -> close(CHAIR, "انتهى الأمر")).hasMessage("reporting.round-ended");
  }

  private List<String> tasks(Actor member) {
    return STAGE.at(now, () -> APP.get(Home.class).tasks(member)).stream()
        .filter(t -> t.kind() == Task.TaskKind.SIGN_REPORT)
        .map(Task::href)
        .toList();
  }

  private String matter(Actor member) {
    return STAGE.at(now, () -> APP.get(Home.class).matters(member)).stream()
        .filter(m -> m.kind() == HomeMatter.MatterKind.SIGNATURES && m.id() == report)
        .map(m -> m.count() + " of " + m.whole())
        .findFirst()
        .orElse("none");
  }

  @Test
  void the_page_reviews_who_is_asked_and_shows_who_has_signed_and_when() {
    String path = "/report-signatures/" + report + "/round";
    Browserless chair = Browserless.signedInAs(APP, CHAIR);
    assertThat(chair.get("/report-signatures/" + report).body())
        .contains("Start a signature round", "cannot be taken back", "exactly this edition");

    assertThat(chair.get("/report-signatures/" + report).body())
        .contains("What the awards in it come to, without VAT", "SAR", sum())
        .contains("Nobody is notified of a signature");

    STAGE.run(
        now,
        () -> {
          assertThat(chair.post(path, "until", "").body()).contains("error-summary");
          String friday = last.with(TemporalAdjusters.next(DayOfWeek.FRIDAY)).toString();
          assertThat(chair.pressOnce(path, "until", friday).body())
              .contains("On this day these states rest")
              .contains("name=\"rest.until\" value=\"" + friday + "\"")
              .doesNotContain("nothing has been done yet");
          HttpResponse<String> review =
              chair.pressOnce(path, "until", last.toString(), "rest.until", last.toString());
          assertThat(review.body())
              .contains("nothing has been done yet", "exactly this edition", "0 of 6 have signed");
          assertThat(standing()).isEqualTo("none");
          assertThat(chair.confirm(path, review.body()).body()).contains("0 of 6 have signed");
        });
    assertThat(standing()).isEqualTo("OPEN");
    sign(MEMBERS.get(2));

    Browserless member = Browserless.signedInAs(APP, MEMBERS.get(3));
    assertThat(member.get(path).body())
        .contains("1 of 6 have signed", "Has not signed yet")
        .doesNotContain("Close the signature round");
    assertThat(member.get("/report-signatures/" + report).body())
        .contains("1 of 6 have signed", "The 6 members asked and the chair");
    assertThat(ApiCaller.of(APP, MEMBERS.get(3)).get("/api/v1" + path).body())
        .contains("\"status\":\"OPEN\"", "\"signed\":1", "\"asked\":6", "\"signedAt\"");
    member.get("/language/ar");
    assertThat(member.get(path).body()).contains("وقّع 1 من أصل 6");
  }

  private String sum() {
    return APP.ask(
        "SELECT FORMAT(SUM(converted_amount), 2) FROM award WHERE tender_id = " + tender.id());
  }

  @Test
  void an_edition_whose_figures_have_changed_says_so_and_no_sum() {
    tender.adoptOnce();

    assertThat(
            Browserless.signedInAs(APP, MEMBERS.get(1)).get("/report-signatures/" + report).body())
        .contains("The figures of the report have changed")
        .doesNotContain("What the awards in it come to");
  }

  @Test
  void only_the_chair_starts_and_closes_it_and_one_is_open_at_a_time() {
    Actor member = MEMBERS.get(1);
    assertThatThrownBy(
            () ->
                STAGE.run(now, () -> APP.get(StartSignatureRound.class).run(member, report, last)))
        .hasMessage("reporting.round-not-chair");
    start();
    assertThatThrownBy(this::start).hasMessage("reporting.round-open");
    assertThatThrownBy(() -> close(member, "سبب")).hasMessage("reporting.round-not-chair");
    assertThatThrownBy(() -> close(CHAIR, " ")).isInstanceOf(Refusal.InvalidInput.class);

    close(CHAIR, "اكتفت اللجنة بما وُقّع");

    assertThat(standing()).isEqualTo("CLOSED");
    assertThat(act()).isEqualTo("reporting.signature-round-closed");
    assertThat(told(member, "signature-closed")).isEqualTo("1");
    start();
    assertThat(standing()).isEqualTo("CLOSED,OPEN");
  }

  @Test
  void the_last_day_is_neither_over_nor_far_away() {
    for (LocalDate day : List.of(last.minusDays(6), last.plusDays(100))) {
      assertThatThrownBy(
              () ->
                  STAGE.run(now, () -> APP.get(StartSignatureRound.class).run(CHAIR, report, day)))
          .isInstanceOfSatisfying(
              Refusal.InvalidInput.class,
              r -> assertThat(r.faults().get(0).code()).startsWith("reporting.round-"));
    }
  }

  @Test
  void newer_figures_supersede_it() {
    start();
    tender.adoptOnce();

    STAGE.at(
        now.plus(Duration.ofHours(2)),
        () ->
            APP.get(IssueReport.class)
                .file(
                    CHAIR,
                    ReportKind.AWARD,
                    Subject.of(Subject.SubjectKind.TENDER, tender.id()),
                    Edition.ARABIC,
                    Format.PDF));

    assertThat(standing()).isEqualTo("SUPERSEDED");
    assertThat(act()).isEqualTo("reporting.signature-round-ended");
    assertThat(told(MEMBERS.get(1), "signature-superseded")).isEqualTo("1");
    assertThat(tasks(MEMBERS.get(1))).doesNotContain("/report-signatures/" + report);
    assertThatThrownBy(() -> sign(MEMBERS.get(1))).hasMessage("reporting.superseded");
  }

  @Test
  void an_answer_of_the_reserve_does_not_end_it_since_what_is_signed_is_the_award() {
    tender.adopt().settle();
    Instant standstill = tender.afterStandstill().minus(Duration.ofDays(3));
    LocalDate day = LocalDate.ofInstant(standstill, Page.RIYADH);
    Actor chair = STAGE.committee("EXECUTIVE").get(0);
    long signed = issued(standstill, Edition.ENGLISH);
    STAGE.run(
        standstill, () -> APP.get(StartSignatureRound.class).run(chair, signed, day.plusDays(5)));

    long lot = tender.lots().get(0);
    STAGE.run(
        standstill,
        () -> APP.get(InviteReserve.class).run(STAGE.buyer(), tender.id(), lot, day.plusDays(20)));
    String place = APP.ask("SELECT MIN(id) FROM reserve_place WHERE lot_id = " + lot);
    long bid = Long.parseLong(APP.ask("SELECT bid_id FROM reserve_place WHERE id = " + place));
    Actor bidder =
        tender.bids().keySet().stream()
            .filter(b -> tender.bidOf(b) == bid)
            .findFirst()
            .orElseThrow();
    STAGE.run(
        standstill,
        () ->
            APP.get(AnswerReserve.class)
                .run(bidder, Long.parseLong(place), ReserveAnswer.ACCEPTED));
    long again = issued(standstill.plus(Duration.ofHours(2)), Edition.ARABIC);

    assertThat(
            APP.ask(
                "SELECT COUNT(DISTINCT data_sha256) FROM issued_report WHERE id IN (%d, %d)"
                    .formatted(signed, again)))
        .isEqualTo("1");
    assertThat(APP.ask("SELECT status FROM signature_round WHERE report_id = " + signed))
        .isEqualTo("OPEN");
  }

  @Test
  void it_ends_when_the_committee_rejects_the_awards_in_the_report() {
    Actor member = MEMBERS.get(1);
    sign(CHAIR);
    start();

    STAGE.run(
        now.plus(Duration.ofHours(1)),
        () -> {
          tender.vote(VoteChoice.AGAINST);
          APP.get(CloseDecision.class)
              .run(
                  CHAIR,
                  tender.openDecision(),
                  new CloseDecision.Return(ReturnTo.PANEL, "تعاد المفاضلة"));
        });

    assertOvertaken(member);
    assertThat(told(CHAIR, "signature-overtaken")).as("has signed").isEqualTo("1");
  }

  @Test
  void it_ends_when_the_tender_is_cancelled() {
    start();

    STAGE.run(
        now.plus(Duration.ofHours(1)),
        () -> APP.get(CancelTender.class).run(STAGE.buyer(), tender.id(), "لم تعد الحاجة قائمة"));

    assertOvertaken(MEMBERS.get(1));
  }

  private void assertOvertaken(Actor member) {
    Instant end = last.plusDays(1).atStartOfDay(Page.RIYADH).toInstant();
    assertThat(standing()).isEqualTo("OVERTAKEN");
    assertThat(
            APP.ask(
                """
                SELECT JSON_VALUE(detail, '$.status') FROM audit_entry
                 WHERE act = 'reporting.signature-round-ended' ORDER BY id DESC LIMIT 1"""))
        .isEqualTo("OVERTAKEN");
    assertThat(told(member, "signature-overtaken")).isEqualTo("1");
    assertThat(tasks(member)).doesNotContain("/report-signatures/" + report);
    assertThat(reminded(member, end.minus(Duration.ofHours(6)))).isZero();
    assertThatThrownBy(() -> sign(member)).isInstanceOf(Refusal.class);
    refused(
        """
        INSERT INTO report_signature (report_id, position, person_id, signer, serial, reason,
                                      signed_at, sha256, byte_count, stored_as)
        SELECT id, 1, %d, 'CN=x', 'ff', '', UTC_TIMESTAMP(6), REPEAT('a', 64), 1, 'x'
          FROM issued_report WHERE id = %d"""
            .formatted(member.personId(), report),
        "reporting.overtaken");
  }

  @Test
  void who_has_not_signed_is_reminded_two_days_before_and_on_the_last_day_each_once() {
    Actor member = MEMBERS.get(4);
    start();
    sign(MEMBERS.get(3));
    Instant end = last.plusDays(1).atStartOfDay(Page.RIYADH).toInstant();

    assertThat(reminded(member, end.minus(Duration.ofHours(80)))).isZero();
    assertThat(reminded(member, end.minus(Duration.ofHours(72)).minusMillis(500)))
        .as("the day before")
        .isZero();
    assertThat(reminded(member, end.minus(Duration.ofHours(60)))).isEqualTo(1);
    assertThat(reminded(member, end.minus(Duration.ofHours(50)))).isZero();
    assertThat(reminded(member, end.minus(Duration.ofHours(24)).minusMillis(500)))
        .as("the last second before the last day")
        .isZero();
    assertThat(reminded(member, end.minus(Duration.ofHours(6)))).isEqualTo(1);
    assertThat(reminded(member, end.plus(Duration.ofHours(1)))).isZero();
    assertThat(told(MEMBERS.get(3), "signature-due")).as("has signed").isEqualTo("0");
    close(CHAIR, "انتهى الاختبار");
  }

  private int reminded(Actor member, Instant at) {
    int before = Integer.parseInt(told(member, "signature-due"));
    STAGE.run(at, () -> APP.get(RemindOfSignatures.class).run());
    return Integer.parseInt(told(member, "signature-due")) - before;
  }

  @Test
  void the_database_keeps_the_rules_past_the_code() {
    start();
    String round = APP.ask("SELECT id FROM signature_round WHERE open_of = " + report);
    String of = " WHERE id = " + round;
    String stranger = String.valueOf(STAGE.buyer().personId());

    refused(
        "INSERT INTO signature_asked VALUES (%s, %s, 'KW')".formatted(round, stranger),
        "reporting.round-not-voting");
    refused(
        """
        INSERT INTO signature_round (report_id, decision_id, status, started_by, started_at, until_at)
        SELECT report_id, decision_id, 'OPEN', started_by, started_at, until_at
          FROM signature_round WHERE id = %s"""
            .formatted(round),
        "uq_signature_round_open");
    refused(
        """
        INSERT INTO signature_round (report_id, decision_id, status, started_by, started_at, until_at)
        VALUES (%d, (SELECT d.decision_id FROM (SELECT decision_id FROM signature_round
                                                 WHERE id = %s) d), 'OPEN', %s,
                UTC_TIMESTAMP(6), UTC_TIMESTAMP(6) + INTERVAL 1 DAY)"""
            .formatted(issued(Edition.ARABIC), round, stranger),
        "reporting.round-not-for-this");
    refused(
        "UPDATE signature_round SET status = 'SIGNED', ended_at = UTC_TIMESTAMP(6)" + of,
        "reporting.round-not-signed");
    for (String ending : List.of("SUPERSEDED", "OVERTAKEN")) {
      refused(
          "UPDATE signature_round SET status = '%s', ended_at = UTC_TIMESTAMP(6)%s"
              .formatted(ending, of),
          "reporting.round-in-force");
    }
    refused("UPDATE signature_round SET until_at = started_at" + of, "reporting.round-ended");
    refused("DELETE FROM signature_round" + of, "reporting.round-ended");
    refused("DELETE FROM signature_asked WHERE round_id = " + round, "reporting.round-ended");
    refused(
        "UPDATE signature_asked SET state_code = 'KW' WHERE round_id = " + round,
        "reporting.round-ended");
    close(CHAIR, "انتهى الاختبار");
    refused("UPDATE signature_round SET end_reason = 'x'" + of, "reporting.round-ended");
  }

  private static void refused(String statement, String code) {
    assertThatThrownBy(() -> APP.sql(statement)).hasMessageContaining(code);
  }
}
