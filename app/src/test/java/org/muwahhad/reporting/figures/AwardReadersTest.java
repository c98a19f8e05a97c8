package org.muwahhad.reporting.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muwahhad.award.quantity.QuantityFixture.inDays;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.award.ConfirmAwards;
import org.muwahhad.committee.CallMeeting;
import org.muwahhad.committee.CastVote;
import org.muwahhad.committee.CloseDecision;
import org.muwahhad.committee.CommitteeCode;
import org.muwahhad.committee.MeetingMode;
import org.muwahhad.committee.MeetingTime;
import org.muwahhad.committee.RecordMeeting;
import org.muwahhad.committee.VoteChoice;
import org.muwahhad.reporting.Issue;
import org.muwahhad.reporting.Reporter;
import org.muwahhad.reporting.desk.AwardReportQueries;
import org.muwahhad.reporting.desk.ReportDeskQueries;
import org.muwahhad.reports.award.AwardReport;
import org.muwahhad.reports.award.AwardReport.Choice;
import org.muwahhad.reports.award.AwardTemplate;
import org.muwahhad.reports.document.ReportDocument;
import org.muwahhad.reports.render.ReportPrinter;
import org.muwahhad.shared.CanonicalJson;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.publication.OcdsReleases;
import org.muwahhad.tender.publication.ViewPublications;
import org.muwahhad.web.ListChoice;

/**
 * Who reads an award report before it is public, and what it tells of what is not yet in effect.
 */
class AwardReadersTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = fixture();

  private static AwardFixture fixture() {
    AwardFixture fixture = AwardFixture.in(APP);
    fixture.rule("weight.quality", "60", "PERCENT");
    fixture.rule("weight.price", "40", "PERCENT");
    return fixture;
  }

  @Test
  void of_evaluators_only_free_members_of_the_tenders_own_panel_read_it() {
    AwardFixture.Tender tender = FIXTURE.aTender();
    FIXTURE.recommend(tender);
    Actor stranger = FIXTURE.aTender().chair();

    assertThat(gathered(tender.chair(), tender.id())).isNotNull();
    refused("tender.not-on-panel", stranger, tender.id());
    refused("evaluation.declare-first", tender.evaluator(), tender.id());
    assertThat(listed(tender.chair())).contains(tender.id());
    assertThat(listed(stranger)).doesNotContain(tender.id());
    assertThat(listed(tender.evaluator())).doesNotContain(tender.id());
  }

  @Test
  void a_member_who_declared_a_conflict_is_locked_out_of_it() {
    AwardFixture.Tender tender = FIXTURE.aTenderWhoseChairHasAConflict();
    APP.without(
        "tr_joint_tender_step",
        () -> APP.sql("UPDATE joint_tender SET status = 'RECOMMENDED' WHERE id = " + tender.id()));

    refused("evaluation.locked-out", tender.chair(), tender.id());
    assertThat(listed(tender.chair())).doesNotContain(tender.id());
  }

  @Test
  void it_is_for_named_readers_until_the_award_is_public() {
    AwardFixture.Tender tender = FIXTURE.aTender();
    FIXTURE.adopt(tender);

    assertThat(report(tender).confidential()).isTrue();
    assertThat(document(tender).head().confidential()).isTrue();

    inDays(11, () -> APP.get(ConfirmAwards.class).run(FIXTURE.buyer, tender.id()));

    assertThat(report(tender).confidential()).isFalse();
    assertThat(document(tender).head().confidential()).isFalse();
  }

  @Test
  void the_release_inside_it_tells_pending_awards_and_the_public_one_does_not() {
    AwardFixture.Tender tender = FIXTURE.aTender();
    FIXTURE.recommend(tender);

    assertThat(release(tender).split("\"status\":\"pending\"", -1)).hasSize(3);
    assertThat(published(tender)).doesNotContain("\"pending\"");
    assertThat(report(tender).verification().releaseSha256()).isEqualTo(Sha256.of(release(tender)));
  }

  @Test
  void once_awards_are_in_effect_both_releases_are_the_same() {
    AwardFixture.Tender tender = FIXTURE.aTender();
    FIXTURE.adopt(tender);
    String before = report(tender).verification().releaseSha256();
    inDays(11, () -> APP.get(ConfirmAwards.class).run(FIXTURE.buyer, tender.id()));

    assertThat(release(tender))
        .isEqualTo(published(tender))
        .contains("\"awards\":[{")
        .doesNotContain("\"pending\"");
    assertThat(report(tender).verification().releaseSha256())
        .isEqualTo(Sha256.of(release(tender)))
        .isNotEqualTo(before);
  }

  @Test
  void a_state_that_stands_aside_is_told_as_such_and_its_vote_is_not_waited_for() {
    AwardFixture.Tender tender = FIXTURE.aTender();
    long decision = FIXTURE.recommend(tender);
    long meeting =
        APP.get(CallMeeting.class)
            .run(
                FIXTURE.member("SA"),
                CallMeeting.Call.on(
                    CommitteeCode.EXECUTIVE,
                    new MeetingTime(
                        Instant.now().plusSeconds(7 * 86_400),
                        60,
                        MeetingMode.ONLINE,
                        "https://meet.example/1"),
                    List.of(decision)));
    assertThat(waiting("QA")).contains(decision);
    APP.get(RecordMeeting.class)
        .recuse(
            FIXTURE.member("QA"),
            meeting,
            new RecordMeeting.StateRecusal(decision, null, "صلة بأحد مقدمي العروض"));

    assertThat(waiting("QA")).doesNotContain(decision);
    assertThat(waiting("BH")).contains(decision);
    String pack = APP.ask("SELECT pack_sha256 FROM meeting WHERE id = " + meeting);
    for (String state : List.of("AE", "KW", "OM", "SA")) {
      APP.get(CastVote.class)
          .run(
              FIXTURE.member(state),
              decision,
              new CastVote.Ballot(VoteChoice.FOR, "", FIXTURE.hash(decision), pack));
    }
    APP.get(CloseDecision.class).run(FIXTURE.member("SA"), decision);

    List<AwardReport.Vote> votes = report(tender).decisions().get(0).votes();
    assertThat(votes)
        .extracting(AwardReport.Vote::choice)
        .containsExactly(
            Choice.APPROVE,
            Choice.ABSENT,
            Choice.APPROVE,
            Choice.APPROVE,
            Choice.RECUSED,
            Choice.APPROVE);
    assertThat(votes.get(4).reason().ar()).isEqualTo("صلة بأحد مقدمي العروض");
  }

  private static List<Long> waiting(String state) {
    return APP.get(ReportDeskQueries.class).listWaiting(FIXTURE.member(state).personId()).stream()
        .map(ReportDeskQueries.WaitingVote::id)
        .toList();
  }

  private static List<Long> listed(Actor actor) {
    return APP
        .get(AwardReportQueries.class)
        .list(actor, new ListChoice("/reports", "", "", "", 1))
        .entries()
        .stream()
        .map(AwardReportQueries.AwardReportRow::id)
        .toList();
  }

  private static void refused(String code, Actor reader, long tender) {
    assertThatThrownBy(() -> gathered(reader, tender))
        .isInstanceOfSatisfying(
            Refusal.NotPermitted.class, r -> assertThat(r.code()).isEqualTo(code));
  }

  private static Reporter.GatheredReport<AwardReport> gathered(Actor reader, long tender) {
    return Reported.gathered(APP, AwardReporter.class, reader, tender);
  }

  private static AwardReport report(AwardFixture.Tender tender) {
    return gathered(FIXTURE.buyer, tender.id()).record().apply(Issue.NONE);
  }

  private static ReportDocument document(AwardFixture.Tender tender) {
    return new ReportPrinter<>(new AwardTemplate()).document(report(tender));
  }

  private static String release(AwardFixture.Tender tender) {
    return new String(
        APP.get(AwardRelease.class)
            .of(APP.get(TenderQueries.class).getTender(tender.id()))
            .content(),
        StandardCharsets.UTF_8);
  }

  private static String published(AwardFixture.Tender tender) {
    return APP.get(CanonicalJson.class)
        .write(
            APP.get(OcdsReleases.class)
                .of(APP.get(ViewPublications.class).get("test", tender.number())));
  }
}
