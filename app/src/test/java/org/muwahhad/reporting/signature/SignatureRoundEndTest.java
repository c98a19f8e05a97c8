package org.muwahhad.reporting.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.award.reserve.AnswerReserve;
import org.muwahhad.award.reserve.InviteReserve;
import org.muwahhad.award.reserve.ReserveAnswer;
import org.muwahhad.committee.CloseDecision;
import org.muwahhad.committee.ReturnTo;
import org.muwahhad.committee.VoteChoice;
import org.muwahhad.opendata.bundle.PublishBundles;
import org.muwahhad.played.PlayedTender;
import org.muwahhad.played.Stage;
import org.muwahhad.reporting.Format;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reporting.Subject;
import org.muwahhad.reporting.issue.IssueReport;
import org.muwahhad.reports.Edition;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.approval.CancelTender;
import org.muwahhad.web.Page;

/** The signing of an edition ends when what it says does not hold, and not before. */
@Tag("long")
class SignatureRoundEndTest {
  private static final TestApp APP = TestApp.start();
  private static final Stage STAGE = Stage.on(APP);
  private static final List<Actor> MEMBERS = STAGE.committee("TECHNICAL");
  private static final Actor CHAIR = MEMBERS.get(0);
  private final SignatureRoundFixture signing = new SignatureRoundFixture(APP, STAGE);
  private final PlayedTender tender = signing.tender;
  private final Instant now = signing.now;
  private final LocalDate last = signing.last;
  private final long report = signing.report;

  @Test
  void newer_figures_supersede_it() {
    signing.start();
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

    assertThat(signing.standing()).isEqualTo("SUPERSEDED");
    assertThat(signing.act()).isEqualTo("reporting.signature-round-ended");
    assertThat(signing.told(MEMBERS.get(1), "signature-superseded")).isEqualTo("1");
    assertThat(signing.tasks(MEMBERS.get(1))).doesNotContain("/report-signatures/" + report);
    assertThatThrownBy(() -> signing.sign(MEMBERS.get(1))).hasMessage("reporting.superseded");
  }

  @Test
  void an_answer_of_the_reserve_does_not_end_it_since_what_is_signed_is_the_award() {
    tender.adopt().settle();
    Instant standstill = tender.afterStandstill().minus(Duration.ofDays(3));
    LocalDate day = LocalDate.ofInstant(standstill, Page.RIYADH);
    Actor chair = STAGE.committee("EXECUTIVE").get(0);
    long signed = signing.issued(standstill, Edition.ENGLISH);
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
    long again = signing.issued(standstill.plus(Duration.ofHours(2)), Edition.ARABIC);

    assertThat(
            APP.ask(
                "SELECT COUNT(DISTINCT data_sha256) FROM issued_report WHERE id IN (%d, %d)"
                    .formatted(signed, again)))
        .isEqualTo("1");
    assertThat(APP.ask("SELECT status FROM signature_round WHERE report_id = " + signed))
        .isEqualTo("OPEN");
  }

  @Test
  void the_next_edition_of_the_public_bundle_does_not_end_it_since_its_digest_is_no_figure() {
    tender.adopt().settle().award();
    Instant awarded = tender.afterStandstill().plus(Duration.ofHours(1));
    LocalDate day = LocalDate.ofInstant(awarded, Page.RIYADH).plusDays(5);
    Actor chair = STAGE.committee("EXECUTIVE").get(0);
    long signed = signing.issued(awarded, Edition.ENGLISH);
    STAGE.run(awarded, () -> APP.get(StartSignatureRound.class).run(chair, signed, day));

    assertThat(
            STAGE.at(
                awarded.plus(Duration.ofHours(1)),
                () -> APP.get(PublishBundles.class).run(tender.id())))
        .isTrue();
    long again = signing.issued(awarded.plus(Duration.ofHours(2)), Edition.ARABIC);

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
    signing.sign(CHAIR);
    signing.start();

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
    assertThat(signing.told(CHAIR, "signature-overtaken")).as("has signed").isEqualTo("1");
  }

  @Test
  void it_ends_when_the_tender_is_cancelled() {
    signing.start();

    STAGE.run(
        now.plus(Duration.ofHours(1)),
        () -> APP.get(CancelTender.class).run(STAGE.buyer(), tender.id(), "لم تعد الحاجة قائمة"));

    assertOvertaken(MEMBERS.get(1));
  }

  private void assertOvertaken(Actor member) {
    Instant end = last.plusDays(1).atStartOfDay(Page.RIYADH).toInstant();
    assertThat(signing.standing()).isEqualTo("OVERTAKEN");
    assertThat(
            APP.ask(
                """
                SELECT JSON_VALUE(detail, '$.status') FROM audit_entry
                 WHERE act = 'reporting.signature-round-ended' ORDER BY id DESC LIMIT 1"""))
        .isEqualTo("OVERTAKEN");
    assertThat(signing.told(member, "signature-overtaken")).isEqualTo("1");
    assertThat(signing.tasks(member)).doesNotContain("/report-signatures/" + report);
    assertThat(signing.reminded(member, end.minus(Duration.ofHours(6)))).isZero();
    assertThatThrownBy(() -> signing.sign(member)).isInstanceOf(Refusal.class);
    signing.refused(
        """
        INSERT INTO report_signature (report_id, position, person_id, signer, serial, reason,
                                      signed_at, sha256, byte_count, stored_as)
        SELECT id, 1, %d, 'CN=x', 'ff', '', UTC_TIMESTAMP(6), REPEAT('a', 64), 1, 'x'
          FROM issued_report WHERE id = %d"""
            .formatted(member.personId(), report),
        "reporting.overtaken");
  }
}
