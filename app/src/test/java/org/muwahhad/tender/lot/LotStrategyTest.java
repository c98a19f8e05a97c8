package org.muwahhad.tender.lot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.aggregation.LotPlan;
import org.muwahhad.aggregation.LotStrategy;
import org.muwahhad.aggregation.PlanLots;
import org.muwahhad.aggregation.Reconciliations;
import org.muwahhad.aggregation.ViewSourceLines;
import org.muwahhad.demand.submission.ReturnSubmission;
import org.muwahhad.demand.submission.WithdrawEndorsement;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderFixture;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.approval.CancelTender;

/** Lots by each strategy: planned without writing, applied as planned, opened, and undone. */
class LotStrategyTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final TenderFixture FIXTURE = TenderFixture.in(APP, WORLD);
  private final PlanLots planLots = APP.get(PlanLots.class);
  private final AggregateRound aggregateRound = APP.get(AggregateRound.class);
  private final long round = FIXTURE.aClosedRound();

  @ParameterizedTest
  @EnumSource(LotStrategy.class)
  void a_tender_gets_exactly_the_lots_that_were_planned_and_every_unit_reconciles(
      LotStrategy strategy) {
    LotPlan planned = planLots.run(FIXTURE.buyer(), round, strategy);

    long tender = aggregateRound.run(FIXTURE.buyer(), round, TenderFixture.TITLE, strategy);
    LotPlan made = planLots.describe(FIXTURE.buyer(), tender, titles(tender));

    assertThat(made.lots()).isEqualTo(planned.lots());
    assertThat(made.sum()).isEqualTo(planned.sum());
    assertThat(APP.get(Reconciliations.class).get(tender).balances()).isTrue();
    assertThat(FIXTURE.lastAct(tender)).isEqualTo("tender.aggregated");
  }

  @Test
  void a_plan_writes_nothing() {
    String before = APP.ask("SELECT COUNT(*) FROM lot");

    planLots.compare(FIXTURE.buyer(), round);

    assertThat(APP.ask("SELECT COUNT(*) FROM lot")).isEqualTo(before);
    assertThat(APP.ask("SELECT status FROM demand_round WHERE id = " + round)).isEqualTo("CLOSED");
  }

  @Test
  void every_strategy_asks_for_the_same_demand() {
    List<LotPlan> plans = planLots.compare(FIXTURE.buyer(), round);

    assertThat(plans).extracting(LotPlan::strategy).containsExactly(LotStrategy.values());
    assertThat(plans).extracting(LotPlan::sum).containsOnly(plans.get(0).sum());
    assertThat(plans.get(0).sum().quantity()).isEqualByComparingTo("410.5");
    assertThat(plans.get(0).sum().value().amount()).isEqualByComparingTo("109466.67");
  }

  @Test
  void an_item_wanted_in_three_regions_is_asked_for_once_in_each() {
    long tender =
        aggregateRound.run(FIXTURE.buyer(), round, TenderFixture.TITLE, LotStrategy.REGION);

    assertThat(
            APP.ask(
                """
                SELECT GROUP_CONCAT(CONCAT(i.area_code, '=', i.quantity) ORDER BY i.id)
                  FROM lot_item i JOIN lot l ON l.id = i.lot_id
                 WHERE i.tender_id = %d AND l.title_en LIKE 'Portable computers%%'"""
                    .formatted(tender)))
        .contains("NORTH=100.000", "EAST=50.500", "WEST=200.000");
  }

  @Test
  void what_is_sorted_by_region_can_be_approved() {
    long tender =
        aggregateRound.run(FIXTURE.buyer(), round, TenderFixture.TITLE, LotStrategy.REGION);

    TenderFixture.approve(APP, WORLD.aPersonWho(Role.CENTRAL_BUYER), tender);

    assertThat(FIXTURE.lastAct(tender)).isEqualTo("tender.approve");
  }

  @Test
  void every_figure_opens_to_the_lines_it_was_summed_from() {
    ViewSourceLines viewSourceLines = APP.get(ViewSourceLines.class);
    LotPlan plan = planLots.run(FIXTURE.buyer(), round, LotStrategy.REGION);

    for (LotPlan.PlannedLot lot : plan.lots()) {
      for (LotPlan.PlannedItem item : lot.items()) {
        ViewSourceLines.LinesPage found =
            viewSourceLines.ofPlan(
                FIXTURE.buyer(),
                round,
                LotStrategy.REGION,
                new ViewSourceLines.Figure(lot.number(), item.item().revisionId(), ""),
                1);
        assertThat(found.total()).isEqualTo(item.sum().lines());
        assertThat(counted(found)).isEqualByComparingTo(item.sum().quantity());
      }
    }
  }

  @Test
  void a_figure_of_a_tender_opens_by_lot_and_state() {
    long tender = aggregateRound.run(FIXTURE.buyer(), round, TenderFixture.TITLE);

    ViewSourceLines.LinesPage found =
        APP.get(ViewSourceLines.class)
            .ofTender(FIXTURE.buyer(), tender, new ViewSourceLines.Figure(1, 0, "KW"), 1);

    assertThat(found.total()).isEqualTo(2);
    assertThat(counted(found)).isEqualByComparingTo("120");
  }

  @Test
  void nobody_but_buyers_and_auditors_sees_plans_or_lines() {
    Actor coordinator = WORLD.aPersonWho(Role.NATIONAL_COORDINATOR, "KW");

    assertThatThrownBy(() -> planLots.compare(coordinator, round))
        .isInstanceOf(Refusal.NotPermitted.class);
    assertThatThrownBy(
            () ->
                APP.get(ViewSourceLines.class)
                    .ofTender(coordinator, 1, new ViewSourceLines.Figure(0, 0, "KW"), 1))
        .isInstanceOf(Refusal.NotPermitted.class);
  }

  @Test
  void an_aggregation_undone_leaves_a_closed_round_that_is_aggregated_anew() {
    long first = aggregateRound.run(FIXTURE.buyer(), round, TenderFixture.TITLE);

    APP.get(UndoAggregation.class).run(FIXTURE.buyer(), first, "Other lots are wanted");
    String status = APP.ask("SELECT status FROM demand_round WHERE id = " + round);
    String lots = APP.ask("SELECT COUNT(*) FROM lot WHERE tender_id = " + first);
    long second = aggregateRound.run(FIXTURE.buyer(), round, TenderFixture.TITLE, LotStrategy.ITEM);

    assertThat(status).isEqualTo("CLOSED");
    assertThat(lots).isEqualTo("0");
    assertThat(FIXTURE.lastAct(first)).isEqualTo("tender.aggregation-undone");
    assertThat(second).isNotEqualTo(first);
    assertThat(APP.get(Reconciliations.class).get(second).balances()).isTrue();
  }

  @Test
  void an_aggregation_is_undone_by_a_buyer_with_a_reason_before_the_approval() {
    long approved = FIXTURE.anApproved();
    long draft = FIXTURE.aDraft();
    UndoAggregation undo = APP.get(UndoAggregation.class);

    assertThatThrownBy(() -> undo.run(FIXTURE.buyer(), approved, "Too late"))
        .hasMessage("tender.not-editable");
    assertThatThrownBy(() -> undo.run(FIXTURE.buyer(), draft, " "))
        .isInstanceOf(Refusal.InvalidInput.class);
    assertThatThrownBy(() -> undo.run(WORLD.aPersonWho(Role.AUDITOR), draft, "Reason"))
        .isInstanceOf(Refusal.NotPermitted.class);
  }

  @Test
  void the_rounds_of_a_cancelled_tender_are_given_back_and_their_demand_goes_into_another() {
    long first = approvedOf(round);
    ReturnRounds giveBack = APP.get(ReturnRounds.class);
    assertThatThrownBy(() -> giveBack.run(FIXTURE.buyer(), first, "Again"))
        .hasMessage("tender.not-cancelled");
    APP.get(CancelTender.class).run(FIXTURE.buyer(), first, "No longer wanted");
    assertThat(aggregateRound.run(FIXTURE.buyer(), round, TenderFixture.TITLE))
        .as("the round still stands in it")
        .isEqualTo(first);
    assertThatThrownBy(() -> giveBack.run(FIXTURE.buyer(), first, " "))
        .isInstanceOf(Refusal.InvalidInput.class);
    assertThatThrownBy(() -> giveBack.run(WORLD.aPersonWho(Role.AUDITOR), first, "Again"))
        .isInstanceOf(Refusal.NotPermitted.class);

    giveBack.run(FIXTURE.buyer(), first, "Again");

    assertThat(FIXTURE.lastAct(first)).isEqualTo("tender.rounds-returned");
    assertThat(APP.ask("SELECT status FROM demand_round WHERE id = " + round)).isEqualTo("CLOSED");
    assertThatThrownBy(() -> giveBack.run(FIXTURE.buyer(), first, "Again"))
        .hasMessage("tender.rounds-returned");
    long second = approvedOf(round);
    assertThat(second).isNotEqualTo(first);
    assertThat(APP.get(Reconciliations.class).get(second).balances()).isTrue();
    assertThat(APP.ask("SELECT COUNT(*) > 0 FROM lot_item WHERE tender_id = " + first))
        .as("the cancelled tender keeps its sums")
        .isEqualTo("1");
    assertRefused(
        "UPDATE tender_round SET returned_at = NULL WHERE tender_id = " + first,
        "tender.round-fixed");
    assertRefused(
        "UPDATE tender_round SET returned_at = UTC_TIMESTAMP(6) WHERE tender_id = " + second,
        "tender.round-fixed");
    assertRefused(
        "INSERT INTO tender_round (round_id, tender_id) VALUES (%d, %d)"
            .formatted(round, FIXTURE.aDraft()),
        "uq_tender_round_standing");
  }

  @Test
  void demand_in_the_record_of_a_cancelled_tender_is_left_out_of_the_next_and_not_replaced() {
    long cancelled = approvedOf(round);
    APP.get(CancelTender.class).run(FIXTURE.buyer(), cancelled, "No longer wanted");
    APP.get(ReturnRounds.class).run(FIXTURE.buyer(), cancelled, "Again");
    long submission =
        Long.parseLong(
            APP.ask(
                "SELECT MIN(id) FROM submission WHERE state_code = 'KW' AND round_id = " + round));
    Actor coordinator = WORLD.aPersonWho(Role.NATIONAL_COORDINATOR, "KW");

    APP.get(WithdrawEndorsement.class)
        .run(coordinator, submission, version(submission), "The budget was cut");

    assertThatThrownBy(
            () ->
                APP.get(ReturnSubmission.class)
                    .run(coordinator, submission, version(submission), "Ask for fewer"))
        .hasMessage("demand.in-cancelled-tender");
    APP.withoutTriggersOf(
        List.of("demand_round", "round_state"),
        () -> {
          APP.sql("UPDATE demand_round SET endorsement_until = '2099-01-01' WHERE id = " + round);
          APP.sql(
              "UPDATE round_state SET endorsement_until = '2099-01-01' WHERE round_id = " + round);
        });
    assertRefused(
        "UPDATE submission SET status = 'RETURNED', status_reason = 'x', version = version + 1"
            + " WHERE id = "
            + submission,
        "demand.in-cancelled-tender");
    assertThat(APP.ask("SELECT status FROM submission WHERE id = " + submission))
        .isEqualTo("SUBMITTED");
    assertThat(
            APP.ask(
                """
                SELECT e.act FROM audit_entry e JOIN audit_chain c ON c.id = e.chain_id
                 WHERE c.name = 'submission:%d' ORDER BY e.position DESC LIMIT 1"""
                    .formatted(submission)))
        .isEqualTo("demand.endorsement-withdrawn");
  }

  private static int version(long submission) {
    return Integer.parseInt(APP.ask("SELECT version FROM submission WHERE id = " + submission));
  }

  private long approvedOf(long closed) {
    long tender = aggregateRound.run(FIXTURE.buyer(), closed, TenderFixture.TITLE);
    TenderFixture.approve(APP, WORLD.aPersonWho(Role.CENTRAL_BUYER), tender);
    return tender;
  }

  @Test
  void the_page_of_a_cancelled_tender_reviews_the_return_of_its_rounds() {
    long tender = approvedOf(round);
    APP.get(CancelTender.class).run(FIXTURE.buyer(), tender, "No longer wanted");
    Browserless buyer = Browserless.signedInAs(APP, FIXTURE.buyer());
    String page = "/tenders/" + tender;
    assertThat(buyer.get(page + "/demand").body()).contains("Give the rounds back");
    assertThat(buyer.post(page + "/return-rounds", "reason", "").body()).contains("error-summary");

    String review = buyer.pressOnce(page + "/return-rounds", "reason", "Other lots").body();
    assertThat(review).contains("nothing has been done yet", "Other lots");
    assertThat(APP.ask("SELECT status FROM demand_round WHERE id = " + round))
        .isEqualTo("AGGREGATED");
    buyer.confirm(page + "/return-rounds", review);

    assertThat(APP.ask("SELECT status FROM demand_round WHERE id = " + round)).isEqualTo("CLOSED");
    assertThat(buyer.get(page + "/demand").body()).doesNotContain("Give the rounds back");
  }

  @Test
  void past_the_service_a_round_neither_leaves_its_tender_nor_is_closed_again() {
    long tender = aggregateRound.run(FIXTURE.buyer(), round, TenderFixture.TITLE);
    long approved = FIXTURE.anApproved();

    assertRefused("DELETE FROM tender_round WHERE tender_id = " + tender, "tender.lots-left");
    assertRefused("DELETE FROM tender_round WHERE tender_id = " + approved, "tender.not-editable");
    assertRefused(
        "UPDATE tender_round SET round_id = round_id + 1 WHERE tender_id = " + tender,
        "tender.round-fixed");
    assertRefused(
        "UPDATE demand_round SET status = 'CLOSED' WHERE id = " + round, "demand.round-in-tender");
  }

  private static void assertRefused(String statement, String code) {
    assertThatThrownBy(() -> APP.sql(statement)).hasMessageContaining(code);
  }

  private static BigDecimal counted(ViewSourceLines.LinesPage found) {
    return found.lines().stream().map(l -> l.counted()).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Map<Integer, Bilingual> titles(long tender) {
    return APP.get(TenderQueries.class).listLots(tender).stream()
        .collect(Collectors.toMap(TenderQueries.TenderLot::number, TenderQueries.TenderLot::title));
  }
}
