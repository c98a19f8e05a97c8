package org.muwahhad.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muwahhad.replay.ChangedRows.deletion;
import static org.muwahhad.replay.ChangedRows.update;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.muwahhad.TestApp;
import org.muwahhad.played.PlayedTender;

/**
 * A tender played to deliveries under its agreements, with a low price that was asked about, states
 * that answered on their quantities, guarantees and securities: a row of them that is changed or
 * lost is found.
 */
@Tag("long")
class ReplayedOrdersTest {
  private static final TestApp APP = TestApp.start();
  private static final PlayedOrders PLAYED = PlayedOrders.on(APP);
  private static final PlayedTender TENDER = PLAYED.tender();
  private static final long BID = PLAYED.bid();
  private static final long ITEM = PLAYED.item();

  private static final ChangedRows ROWS =
      new ChangedRows(
          APP,
          List.of(
              "low_price_question",
              "low_price_answer",
              "low_price_decision",
              "state_quantity",
              "lot_opt_out",
              "confirmation_state",
              "confirmed_line",
              "quantity_ranking",
              "award_allocation",
              "tender_milestone",
              "framework_agreement",
              "entitlement",
              "call_off",
              "call_off_line",
              "call_off_instruction",
              "call_off_cancellation",
              "call_off_answer",
              "call_off_batch",
              "order_change",
              "order_change_item",
              "despatch",
              "despatch_item",
              "despatched_unit",
              "invoice",
              "invoice_item",
              "invoice_answer",
              "invoice_payment",
              "delivery",
              "balance_transfer",
              "transfer_consent",
              "accession",
              "accession_item",
              "agreement_suspension",
              "agreement_termination",
              "breach_report",
              "breach_answer",
              "breach_decision",
              "performance_guarantee",
              "guarantee_extension",
              "bid_security"));

  @Test
  void nothing_differs_from_the_entries() {
    assertThat(ROWS.faults()).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> a_changed_row_is_found() {
    return ROWS.areFound(
        TENDER.number(),
        Stream.of(dialogue(), quantities(), awards(), new ChangedOrders(APP, PLAYED).all())
            .flatMap(s -> s));
  }

  private static Stream<ChangedRows.Change> dialogue() {
    String cell = "low price 1/" + BID + "/1";
    return Stream.of(
        update(
            "low_price_question",
            "question = CONCAT(question, '.')",
            "question = TRIM(TRAILING '.' FROM question)",
            "bid_id = " + BID,
            "question on a " + cell + " differs from its entry"),
        update(
            "low_price_question",
            "due_at = due_at + INTERVAL 1 DAY",
            "due_at = due_at - INTERVAL 1 DAY",
            "bid_id = " + BID,
            "question on a " + cell + " differs from its entry"),
        update(
            "low_price_question",
            "price = price + 1",
            "price = price - 1",
            "bid_id = " + BID,
            "price asked about in the question on a " + cell + " differs from its entry"),
        deletion("low_price_question", "bid_id = " + BID, "question on a " + cell + " is missing"),
        update(
            "low_price_answer",
            "answer = CONCAT(answer, '.')",
            "answer = TRIM(TRAILING '.' FROM answer)",
            "TRUE",
            "answer on a " + cell + " differs from its entry"),
        deletion("low_price_answer", "TRUE", "answer on a " + cell + " is missing"),
        update(
            "low_price_decision",
            "is_accepted = FALSE",
            "is_accepted = TRUE",
            "bid_id = " + BID,
            "decision on a " + cell + " differs from its entry"),
        deletion("low_price_decision", "bid_id = " + BID, "decision on a " + cell + " is missing"));
  }

  private static Stream<ChangedRows.Change> quantities() {
    String confirmation =
        APP.ask("SELECT id FROM quantity_confirmation WHERE tender_id = " + TENDER.id());
    String item = "state_code = 'KW' AND lot_item_id = " + ITEM;
    String answered = "quantities answered in confirmation and by state " + confirmation + "/KW";
    String out = confirmation + "/KW/" + TENDER.lots().get(1);
    return Stream.of(
        update(
            "state_quantity",
            "confirmed = 65",
            "confirmed = 66",
            item,
            answered + " differs from its entry"),
        update(
            "state_quantity",
            "asked = asked - 1",
            "asked = asked + 1",
            item,
            "quantities requested in confirmation " + confirmation + " differs from its entry"),
        deletion("confirmation_state", "state_code = 'KW'", answered + " is missing"),
        update(
            "lot_opt_out",
            "reason = CONCAT(reason, '.')",
            "reason = TRIM(TRAILING '.' FROM reason)",
            "state_code = 'KW'",
            "reason of opt-out " + out + " differs from its entry"),
        deletion("lot_opt_out", "state_code = 'KW'", "opt-out " + out + " is missing"),
        update(
            "confirmed_line",
            "quantity = quantity + 1",
            "quantity = quantity - 1",
            "lot_item_id = " + ITEM,
            "distributed quantities of confirmation " + confirmation + " differs from its entry"),
        update(
            "quantity_ranking",
            "converted_total = converted_total + 1",
            "converted_total = converted_total - 1",
            "basis = 'CONFIRMED' AND bid_id = " + BID,
            "rankings of confirmation " + confirmation + " differs from its entry"));
  }

  private static Stream<ChangedRows.Change> awards() {
    String units = "units and lines of award " + PLAYED.award() + " differs from its entry";
    String own = "award_id = " + PLAYED.award();
    return Stream.of(
        update(
            "award_allocation",
            "vat_amount = vat_amount + 1",
            "vat_amount = vat_amount - 1",
            own,
            units),
        deletion("award_allocation", own + " AND lot_item_id = " + ITEM, units),
        update(
            "award_item", "unit_price = unit_price + 1", "unit_price = unit_price - 1", own, units),
        update(
            "tender_milestone",
            "person_id = person_id + 1",
            "person_id = person_id - 1",
            "status = 'PUBLISHED'",
            "step of its life 3 differs from its entry"),
        deletion("tender_milestone", "status = 'AWARDED'", "step of its life "));
  }
}
