package org.muwahhad.award.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muwahhad.award.quantity.QuantityFixture.inDays;
import static org.muwahhad.award.quantity.QuantityFixture.optsOut;
import static org.muwahhad.award.quantity.QuantityFixture.takes;

import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.ApiCaller;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.ToldActs;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.award.ConfirmAwards;
import org.muwahhad.evaluation.RankingBook;
import org.muwahhad.tender.TenderQueries;

/** What the confirmed quantities make of each award. */
@Tag("long")
class SettleQuantitiesTest {
  private static final TestApp APP = TestApp.start();
  private static final QuantityFixture FIXTURE = QuantityFixture.in(APP);

  @AfterAll
  static void no_act_changed_what_it_never_may() {
    ToldActs.requireAllowed(APP);
  }

  @Test
  void a_state_that_keeps_silent_has_confirmed_what_it_asked_for() {
    AwardFixture.Tender tender = FIXTURE.decided();
    FIXTURE.confirm(FIXTURE.kuwaiti, tender, ConfirmQuantities.QuantityAnswer.asAsked());
    FIXTURE.settle();
    assertThat(FIXTURE.status(tender)).isEqualTo("DECIDED");

    inDays(12, FIXTURE::settle);

    assertThat(FIXTURE.status(tender)).isEqualTo("STANDSTILL");
    assertThat(FIXTURE.outcomes(tender)).isEqualTo("1:UNCHANGED,2:UNCHANGED");
    assertThat(FIXTURE.awards(tender)).isEqualTo("1:pending:-:2020.000,2:pending:-:20010.000");
    assertThat(
            APP.ask(
                """
                SELECT GROUP_CONCAT(s.status ORDER BY s.state_code) FROM confirmation_state s
                  JOIN quantity_confirmation c ON c.id = s.confirmation_id WHERE c.tender_id = %d"""
                    .formatted(tender.id())))
        .isEqualTo("ANSWERED,SILENT");
    assertThat(
            APP.ask(
                "SELECT COUNT(*) FROM confirmed_item i JOIN lot_item l ON l.id = i.lot_item_id WHERE l.tender_id = "
                    + tender.id()))
        .isEqualTo("0");
    assertThat(acts(tender)).contains("quantities.settled,tender.start-standstill,award.allocated");
  }

  @Test
  void a_confirmation_that_cannot_be_settled_holds_up_no_other() {
    AwardFixture.Tender stuck = FIXTURE.decided();
    AwardFixture.Tender other = FIXTURE.decided();
    APP.sql(
        """
        CREATE TRIGGER trial_confirmation BEFORE UPDATE ON quantity_confirmation FOR EACH ROW
        IF NEW.tender_id = %d THEN
          SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'trial.stuck';
        END IF"""
            .formatted(stuck.id()));

    try {
      inDays(12, () -> assertThatThrownBy(FIXTURE::settle).hasStackTraceContaining("trial.stuck"));
    } finally {
      APP.sql("DROP TRIGGER trial_confirmation");
    }

    assertThat(FIXTURE.status(stuck)).isEqualTo("DECIDED");
    assertThat(FIXTURE.status(other)).isEqualTo("STANDSTILL");
    assertThat(acts(other)).contains("quantities.settled");
    inDays(12, FIXTURE::settle);
    assertThat(FIXTURE.status(stuck)).isEqualTo("STANDSTILL");
  }

  @Test
  void an_unchanged_winner_is_awarded_agreed_and_called_off_in_the_confirmed_quantities() {
    AwardFixture.Tender tender = FIXTURE.decided();
    FIXTURE.confirm(
        FIXTURE.kuwaiti, tender, takes(tender.items().get(0), "80", tender.items().get(2), "20"));
    FIXTURE.confirm(FIXTURE.saudi, tender, ConfirmQuantities.QuantityAnswer.asAsked());

    FIXTURE.settle();

    assertThat(FIXTURE.outcomes(tender)).isEqualTo("1:UNCHANGED,2:UNCHANGED");
    assertThat(FIXTURE.awards(tender)).isEqualTo("1:pending:-:1820.000,2:pending:-:21510.750");
    // What the committees saw stays; what was confirmed stands next to it.
    assertThat(
            APP.ask(
                "SELECT bid_total FROM lot_ranking WHERE rank_position = 1 AND lot_id = "
                    + tender.lots().get(1)))
        .isEqualTo("20010.000");
    assertThat(ranking(tender.lots().get(1)))
        .isEqualTo("ASKED 1 20010.00,ASKED 2 24429.97,CONFIRMED 1 21510.75,CONFIRMED 2 26262.21");
    assertThat(given(tender))
        .isEqualTo("48.000,1.000,32.000,1.000,100.000,12.000,20.000,8.000,3.000");

    inDays(25, () -> APP.get(ConfirmAwards.class).run(FIXTURE.awards.buyer, tender.id()));
    assertThat(FIXTURE.status(tender)).isEqualTo("AWARDED");
    assertThat(
            APP.ask(
                """
                SELECT GROUP_CONCAT(n.awarded_quantity ORDER BY n.lot_item_id, n.entity_id)
                  FROM entitlement n JOIN framework_agreement f ON f.id = n.agreement_id
                 WHERE f.tender_id = %d"""
                    .formatted(tender.id())))
        .isEqualTo("80.000,1.000,1.000,100.000,20.000,23.000");
    Browserless officer =
        Browserless.signedInAs(APP, FIXTURE.awards.world().anOfficerOf(FIXTURE.awards.kuwaiti));
    officer.get("/language/en");
    assertThat(officer.get("/demand-lines/" + tender.lines().get(5) + "/thread").body())
        .contains("Quantity confirmed", "12", "6,003.00");
  }

  @Test
  void a_lot_whose_winner_would_change_returns_and_is_awarded_anew_in_the_same_quantities() {
    AwardFixture.Tender tender = FIXTURE.decided();
    long lot = tender.lots().get(0);
    FIXTURE.confirm(FIXTURE.kuwaiti, tender, optsOut(lot, tender.lots().get(1)));
    FIXTURE.confirm(FIXTURE.saudi, tender, optsOut(tender.lots().get(1)));

    FIXTURE.settle();

    assertThat(FIXTURE.outcomes(tender)).isEqualTo("1:WINNER_CHANGED,2:NONE_LEFT");
    assertThat(FIXTURE.awards(tender))
        .isEqualTo("1:cancelled:QUANTITIES:2020.000,2:cancelled:QUANTITIES:20010.000");
    assertThat(FIXTURE.status(tender)).isEqualTo("UNDER_EVALUATION");
    assertThat(lots(tender)).isEqualTo("ACTIVE,UNSUCCESSFUL");
    assertThat(
            APP.ask(
                "SELECT GROUP_CONCAT(CONCAT_WS(' ', examination, lot_id, origin))"
                    + " FROM examination_lot WHERE tender_id = "
                    + tender.id()))
        .isEqualTo("2 " + lot + " QUANTITIES");
    assertThat(APP.ask("SELECT COUNT(*) FROM lot_ranking WHERE lot_id = " + lot)).isEqualTo("0");
    assertThat(ranking(lot))
        .isEqualTo("ASKED 1 24674.27,ASKED 2 30300.00,CONFIRMED 1 10200.00,CONFIRMED 2 12337.13");
    bothLanguagesTellIt(tender);

    rankAgain(tender);
    assertThat(
            APP.ask(
                "SELECT CONCAT(bid_id, ' ', bid_total) FROM lot_ranking WHERE rank_position = 1 AND lot_id = "
                    + lot))
        .isEqualTo(tender.riyalBid() + " 10200.000");
    assertThat(
            ApiCaller.of(APP, tender.chair())
                .get("/api/v1/tenders/" + tender.id() + "/prices/lots/" + lot)
                .body())
        .contains("10200");
    FIXTURE.awards.adopt(tender);
    // The states have confirmed already: no second window.
    assertThat(FIXTURE.status(tender)).isEqualTo("STANDSTILL");
    assertThat(FIXTURE.awards(tender)).contains("1:pending:-:10200.000");
    inDays(11, () -> APP.get(ConfirmAwards.class).run(FIXTURE.awards.buyer, tender.id()));
    assertThat(FIXTURE.status(tender)).isEqualTo("AWARDED");
    assertThat(given(tender)).isEqualTo("1.000,100.000");
  }

  @Test
  void lots_that_stand_go_on_while_another_returns() {
    AwardFixture.Tender tender = FIXTURE.decided();
    FIXTURE.confirm(FIXTURE.kuwaiti, tender, optsOut(tender.lots().get(0)));
    FIXTURE.confirm(FIXTURE.saudi, tender, ConfirmQuantities.QuantityAnswer.asAsked());

    FIXTURE.settle();

    assertThat(FIXTURE.outcomes(tender)).isEqualTo("1:WINNER_CHANGED,2:UNCHANGED");
    assertThat(FIXTURE.status(tender)).isEqualTo("STANDSTILL");
    inDays(11, () -> APP.get(ConfirmAwards.class).run(FIXTURE.awards.buyer, tender.id()));
    assertThat(FIXTURE.status(tender)).isEqualTo("UNDER_EVALUATION");
    assertThat(FIXTURE.awards(tender))
        .isEqualTo("1:cancelled:QUANTITIES:2020.000,2:active:-:20010.000");
  }

  @Test
  void a_tender_that_nobody_wants_any_more_stays_decided_for_the_buyer_to_cancel() {
    AwardFixture.Tender tender = FIXTURE.decided();
    Long[] all = tender.lots().toArray(Long[]::new);
    FIXTURE.confirm(FIXTURE.kuwaiti, tender, optsOut(all));
    FIXTURE.confirm(FIXTURE.saudi, tender, optsOut(all));

    FIXTURE.settle();

    assertThat(FIXTURE.status(tender)).isEqualTo("DECIDED");
    assertThat(lots(tender)).isEqualTo("UNSUCCESSFUL,UNSUCCESSFUL");
    APP.get(org.muwahhad.tender.approval.CancelTender.class)
        .run(FIXTURE.awards.buyer, tender.id(), "Every state opted out");
    assertThat(FIXTURE.status(tender)).isEqualTo("CANCELLED");
  }

  @Test
  void the_database_keeps_an_award_whose_winner_would_change_from_going_on() {
    AwardFixture.Tender tender = FIXTURE.decided();
    FIXTURE.confirm(FIXTURE.kuwaiti, tender, optsOut(tender.lots().get(0)));
    FIXTURE.confirm(FIXTURE.saudi, tender, ConfirmQuantities.QuantityAnswer.asAsked());
    FIXTURE.settle();
    String lot = String.valueOf(tender.lots().get(0));

    assertThatThrownBy(() -> APP.sql("DELETE FROM quantity_ranking WHERE lot_id = " + lot))
        .hasMessageContaining("quantities.final");
    assertThatThrownBy(
            () -> APP.sql("UPDATE quantity_ranking SET final_score = 1 WHERE lot_id = " + lot))
        .hasMessageContaining("quantities.final");
    assertThatThrownBy(
            () ->
                APP.sql("UPDATE confirmation_lot SET outcome = 'UNCHANGED' WHERE lot_id = " + lot))
        .hasMessageContaining("quantities.final");
    for (String table : List.of("confirmed_item", "confirmed_line")) {
      String where = " WHERE lot_item_id = " + tender.items().get(0);
      assertThatThrownBy(() -> APP.sql("UPDATE " + table + " SET quantity = quantity + 1" + where))
          .hasMessageContaining("quantities.final");
      assertThatThrownBy(() -> APP.sql("DELETE FROM " + table + where))
          .hasMessageContaining("quantities.final");
    }
    assertThatThrownBy(
            () -> APP.sql("UPDATE award SET amount = 1 WHERE tender_id = " + tender.id()))
        .hasMessageContaining("award.immutable");
    // Were the award still there, its standstill could not start.
    AwardFixture.Tender other = FIXTURE.decided();
    assertThatThrownBy(
            () -> APP.sql("DELETE FROM confirmation_lot WHERE tender_id = " + other.id()))
        .hasMessageContaining("quantities.final");
    inDays(
        12,
        () ->
            assertThatThrownBy(
                    () -> APP.without("tr_award_in_standstill", () -> forgetToEnd(other)))
                .hasStackTraceContaining("quantities.winner-changed"));
  }

  @Test
  void a_value_that_needs_another_committee_returns_to_be_recommended_anew() {
    // With the executive committee alone up to 50,000 riyals.
    FIXTURE.awards.decideByValue(Map.of("EXECUTIVE", "0", "MINISTERIAL", "45000"));
    try {
      AwardFixture.Tender tender = FIXTURE.decided();
      FIXTURE.confirm(FIXTURE.kuwaiti, tender, takes(tender.items().get(2), "20"));
      FIXTURE.confirm(FIXTURE.saudi, tender, takes(tender.items().get(2), "27"));

      FIXTURE.settle();

      assertThat(FIXTURE.outcomes(tender)).isEqualTo("1:LEVEL,2:LEVEL");
      assertThat(FIXTURE.status(tender)).isEqualTo("UNDER_EVALUATION");
    } finally {
      FIXTURE.awards.forgetThresholds();
    }
  }

  @Test
  void sums_that_differ_are_refused_when_the_quantities_are_settled() {
    AwardFixture.Tender tender = FIXTURE.decided();
    FIXTURE.confirm(FIXTURE.kuwaiti, tender, takes(tender.items().get(2), "20"));
    FIXTURE.confirm(FIXTURE.saudi, tender, ConfirmQuantities.QuantityAnswer.asAsked());
    String id =
        APP.ask("SELECT MAX(id) FROM quantity_confirmation WHERE tender_id = " + tender.id());

    APP.without(
        "tr_confirmation_lot_settled",
        () ->
            APP.sql(
                "UPDATE confirmation_lot SET outcome = 'NONE_LEFT' WHERE confirmation_id = " + id));
    assertThatThrownBy(
            () ->
                APP.sql(
                    "UPDATE quantity_confirmation SET status = 'SETTLED', open_of = NULL,"
                        + " settled_at = UTC_TIMESTAMP(6) WHERE id = "
                        + id))
        .hasMessageContaining("quantities.sums-differ");
  }

  /** The lots are settled as changed, and the award left alive: what the code never does. */
  private static void forgetToEnd(AwardFixture.Tender tender) {
    String id =
        APP.ask("SELECT MAX(id) FROM quantity_confirmation WHERE tender_id = " + tender.id());
    @SuppressWarnings("unchecked")
    TransactionOperations<Connection> transactions = APP.get(TransactionOperations.class);
    transactions.executeWrite(
        status -> {
          QuantityConfirmations rows = APP.get(QuantityConfirmations.class);
          rows.fallSilent(Long.parseLong(id));
          tender
              .lots()
              .forEach(l -> rows.setOutcome(Long.parseLong(id), l, LotOutcome.WINNER_CHANGED));
          rows.settle(Long.parseLong(id));
          APP.get(org.muwahhad.award.StartStandstill.class).run(null, tender.id());
          return 0;
        });
  }

  private static void bothLanguagesTellIt(AwardFixture.Tender tender) {
    String page = "/tenders/" + tender.id() + "/quantities";
    Browserless chair = Browserless.signedInAs(APP, tender.chair());
    chair.get("/language/en");
    assertThat(chair.get(page).body())
        .contains("Winner would change", "No state wants it", "24,674.27", "10,200.00");
    assertThat(chair.get("/tenders/" + tender.id() + "/award").body())
        .contains("The quantities that the states confirmed differ");
    chair.get("/language/ar");
    assertThat(chair.get(page).body()).contains("الفائز يتغيّر", "أُلغي المشروع");
    Browserless coordinator = Browserless.signedInAs(APP, FIXTURE.saudi);
    coordinator.get("/language/en");
    assertThat(coordinator.get(page).body())
        .contains("Winner would change")
        .doesNotContain("Rankings before and after");
  }

  private static void rankAgain(AwardFixture.Tender tender) {
    @SuppressWarnings("unchecked")
    TransactionOperations<Connection> transactions = APP.get(TransactionOperations.class);
    Actor chair = tender.chair();
    transactions.executeWrite(
        status -> {
          APP.get(RankingBook.class)
              .write(chair, APP.get(TenderQueries.class).getTender(tender.id()));
          return 0;
        });
  }

  private static String ranking(long lot) {
    return APP.ask(
        """
        SELECT GROUP_CONCAT(CONCAT(basis, ' ', rank_position, ' ', ROUND(converted_total, 2))
                 ORDER BY basis, rank_position)
          FROM quantity_ranking WHERE lot_id = %d"""
            .formatted(lot));
  }

  /** What the living awards give the demand lines, in their order. */
  private static String given(AwardFixture.Tender tender) {
    return APP.ask(
        """
        SELECT GROUP_CONCAT(x.quantity ORDER BY x.demand_line_id)
          FROM award_allocation x JOIN award a ON a.id = x.award_id
         WHERE a.tender_id = %d AND a.live_lot_id IS NOT NULL"""
            .formatted(tender.id()));
  }

  private static String lots(AwardFixture.Tender tender) {
    return APP.ask(
        "SELECT GROUP_CONCAT(status ORDER BY number) FROM lot WHERE tender_id = " + tender.id());
  }

  private static String acts(AwardFixture.Tender tender) {
    return APP.ask(
        """
        SELECT GROUP_CONCAT(e.act ORDER BY e.position) FROM audit_entry e
          JOIN audit_chain c ON c.id = e.chain_id WHERE c.name = 'tender:%d'"""
            .formatted(tender.id()));
  }
}
