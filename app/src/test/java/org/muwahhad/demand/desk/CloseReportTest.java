package org.muwahhad.demand.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muwahhad.demand.submission.DemandFixture.line;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.demand.round.CloseRound;
import org.muwahhad.demand.round.RoundQueries;
import org.muwahhad.demand.submission.DemandFixture;
import org.muwahhad.demand.submission.EndorseSubmission;
import org.muwahhad.demand.submission.ReturnSubmission;
import org.muwahhad.demand.submission.SaveDraft;
import org.muwahhad.demand.submission.WithdrawSubmission;
import org.muwahhad.demo.DemoTime;
import org.muwahhad.shared.Refusal;

/** Every line that did not make it is told, to those it concerns and to nobody else. */
class CloseReportTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final DemandFixture DEMAND = new DemandFixture(APP, WORLD);
  private static final String LAPTOP = DEMAND.aLaptop();

  /** A closed round with one submission of each fate, in Kuwait but for the last, in Oman. */
  private record Fates(
      long round,
      DemandFixture.Side draft,
      DemandFixture.Side returned,
      DemandFixture.Side waiting,
      DemandFixture.Side withdrawn,
      DemandFixture.Side endorsed,
      DemandFixture.Side omani) {}

  private static Fates aClosedRound() {
    long round = DEMAND.anOpenRound();
    Actor coordinator = DEMAND.aCoordinatorOf("KW");
    DemandFixture.Side draft = DEMAND.aDraft(round, "KW");
    APP.get(SaveDraft.class)
        .run(draft.officer(), draft.submission(), 0, List.of(line(LAPTOP, "1")));
    DemandFixture.Side returned = submission(round, "KW");
    APP.get(ReturnSubmission.class)
        .run(coordinator, returned.submission(), version(returned), "Too many");
    DemandFixture.Side waiting = submission(round, "KW");
    DemandFixture.Side withdrawn = submission(round, "KW");
    APP.get(WithdrawSubmission.class)
        .run(withdrawn.officer(), withdrawn.submission(), version(withdrawn), "=No budget");
    DemandFixture.Side endorsed = submission(round, "KW");
    APP.get(EndorseSubmission.class).run(coordinator, endorsed.submission(), version(endorsed));
    DemandFixture.Side omani = submission(round, "OM");
    APP.get(CloseRound.class).run(DEMAND.buyer(), round, "test");
    return new Fates(round, draft, returned, waiting, withdrawn, endorsed, omani);
  }

  @Test
  void every_line_that_is_not_in_is_listed_with_the_reason() {
    Fates fates = aClosedRound();

    ViewCloseReport.CloseReportView report = report(DEMAND.aCoordinatorOf("KW"), fates);

    assertThat(report.lines())
        .extracting(CloseReportQueries.LeftOutLine::submissionId)
        .containsExactlyInAnyOrder(
            fates.draft().submission(),
            fates.returned().submission(),
            fates.waiting().submission(),
            fates.withdrawn().submission());
    assertThat(why(report, fates.draft()))
        .isEqualTo(CloseReportQueries.OmissionReason.NOT_SUBMITTED);
    assertThat(why(report, fates.returned()))
        .isEqualTo(CloseReportQueries.OmissionReason.AWAITS_CORRECTION);
    assertThat(why(report, fates.waiting()))
        .isEqualTo(CloseReportQueries.OmissionReason.AWAITS_ENDORSEMENT);
    assertThat(why(report, fates.withdrawn()))
        .isEqualTo(CloseReportQueries.OmissionReason.WITHDRAWN);
    assertThat(report.total()).isEqualTo(4);
  }

  @Test
  void what_awaited_endorsement_is_not_endorsed_once_the_time_is_over() {
    Fates fates = aClosedRound();

    ViewCloseReport.CloseReportView report =
        DemoTime.at(Instant.now().plus(Duration.ofDays(60)), () -> report(DEMAND.buyer(), fates));

    assertThat(why(report, fates.waiting()))
        .isEqualTo(CloseReportQueries.OmissionReason.NOT_ENDORSED);
    assertThat(why(report, fates.returned()))
        .isEqualTo(CloseReportQueries.OmissionReason.NOT_CORRECTED);
  }

  @Test
  void an_officer_sees_the_own_entity_a_coordinator_the_own_state_a_buyer_all() {
    Fates fates = aClosedRound();

    assertThat(report(fates.draft().officer(), fates).lines())
        .extracting(CloseReportQueries.LeftOutLine::submissionId)
        .containsExactly(fates.draft().submission());
    assertThat(report(fates.endorsed().officer(), fates).lines()).isEmpty();
    assertThat(report(DEMAND.aCoordinatorOf("OM"), fates).lines())
        .extracting(CloseReportQueries.LeftOutLine::submissionId)
        .containsExactly(fates.omani().submission());
    assertThat(report(DEMAND.buyer(), fates).lines()).hasSize(5);
    assertThatThrownBy(() -> report(WORLD.aPersonWho(Role.EVALUATOR), fates))
        .isInstanceOf(Refusal.NotPermitted.class);
  }

  @Test
  void entities_that_stated_nothing_are_named() {
    Fates fates = aClosedRound();
    long silent = WORLD.anEntityIn("OM");

    assertThat(report(DEMAND.aCoordinatorOf("OM"), fates).silent())
        .extracting(RoundQueries.EntityProgress::entityId)
        .contains(silent);
    assertThat(report(DEMAND.aCoordinatorOf("KW"), fates).silent())
        .extracting(RoundQueries.EntityProgress::entityId)
        .doesNotContain(silent);
  }

  @Test
  void an_entity_closed_before_the_round_was_is_not_named_and_one_closed_after_it_is() {
    long gone = WORLD.anEntityIn("OM");
    close(gone);
    Fates fates = aClosedRound();
    long later = WORLD.anEntityIn("OM");
    close(later);

    assertThat(report(DEMAND.aCoordinatorOf("OM"), fates).silent())
        .extracting(RoundQueries.EntityProgress::entityId)
        .contains(later)
        .doesNotContain(gone);
  }

  private static void close(long entity) {
    APP.sql(
        "UPDATE procuring_entity SET closed_at = UTC_TIMESTAMP(6), closed_reason = 'Merged'"
            + " WHERE id = "
            + entity);
  }

  @Test
  void there_is_no_close_report_before_the_close() {
    long round = DEMAND.anOpenRound();

    assertThatThrownBy(() -> APP.get(ViewCloseReport.class).get(DEMAND.buyer(), round, 1))
        .hasMessage("demand.no-close-report");
  }

  @Test
  void the_file_holds_the_same_lines_and_runs_no_formula() {
    Fates fates = aClosedRound();
    Browserless buyer = Browserless.signedInAs(APP, DEMAND.buyer());

    HttpResponse<String> file = buyer.get("/rounds/" + fates.round() + "/close-report.csv");

    assertThat(file.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
    assertThat(file.body()).startsWith("\ufeff\"State\",").contains(LAPTOP, "'=No budget");
    assertThat(file.body().lines()).hasSize(6);
    assertThat(buyer.get("/rounds/" + fates.round() + "/close-report").body())
        .contains("Still a draft when the round closed", "Too many");
    assertThat(buyer.get("/rounds/" + fates.round()).body()).contains("/close-report");
    assertThat(buyer.get("/rounds/" + fates.round() + "/aggregation").body())
        .contains("/close-report");
  }

  private static DemandFixture.Side submission(long round, String state) {
    return DEMAND.aSubmission(round, state, line(LAPTOP, "3"));
  }

  private static int version(DemandFixture.Side side) {
    return DEMAND.version(side.submission());
  }

  private static ViewCloseReport.CloseReportView report(Actor actor, Fates fates) {
    return APP.get(ViewCloseReport.class).get(actor, fates.round(), 1);
  }

  private static CloseReportQueries.OmissionReason why(
      ViewCloseReport.CloseReportView report, DemandFixture.Side side) {
    return report.lines().stream()
        .filter(l -> l.submissionId() == side.submission())
        .findFirst()
        .orElseThrow()
        .why();
  }
}
