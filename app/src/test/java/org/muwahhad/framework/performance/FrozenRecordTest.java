package org.muwahhad.framework.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.ToldActs;
import org.muwahhad.played.Plan;
import org.muwahhad.played.PlayedTender;
import org.muwahhad.played.Stage;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.CriterionKind;
import org.muwahhad.tender.terms.CriterionInput;
import org.muwahhad.tender.terms.SetCriteria;

/** What a dossier counts of the breaches of a bidder is frozen when the bids are opened. */
@Tag("long")
class FrozenRecordTest {
  private static final TestApp APP = TestApp.start();
  private static final Stage STAGE = Stage.on(APP);
  private static final String MONTHS = "performance.no-breach-months";
  private static final String POINTS = "performance.points-per-breach";

  @AfterAll
  static void no_act_changed_what_it_never_may() {
    ToldActs.requireAllowed(APP);
  }

  @Test
  void the_breaches_found_in_the_months_before_the_deadline_are_kept_with_the_bid() {
    Actor breaching = awarded();
    PlayedTender tender = counting(24);
    tender.bid(breaching, tender.offer("SAR", true, "100", "100", "100", "100"));
    Actor other = tender.bid("SAR", true, "120", "120", "120", "120");
    long bid = tender.bidOf(breaching);
    found(breaching, tender, "- INTERVAL 1 DAY");
    found(breaching, tender, "- INTERVAL 25 MONTH");
    found(breaching, tender, "+ INTERVAL 1 DAY");

    tender.open();

    assertThat(breaches(bid)).as("the one in time").isEqualTo("1");
    assertThat(breaches(tender.bidOf(other))).isEqualTo("0");
    assertThat(
            APP.ask(
                """
                SELECT COUNT(*) FROM audit_entry e JOIN audit_chain c ON c.id = e.chain_id
                 WHERE e.act = 'performance.records-frozen' AND c.name = 'tender:%d'"""
                    .formatted(tender.id())))
        .isEqualTo("1");
    assertThat(APP.ask("SELECT breaches FROM breach_record WHERE bid_id = " + bid))
        .as("computed again")
        .isEqualTo("1");
    for (String change :
        List.of(
            "UPDATE bid_breach_record SET breaches = 0 WHERE bid_id = ",
            "DELETE FROM bid_breach_record WHERE bid_id = ")) {
      assertThatThrownBy(() -> APP.sql(change + bid)).hasMessageContaining("performance.fixed");
    }
  }

  @Test
  void a_dossier_that_counts_none_freezes_none() {
    PlayedTender tender = PlayedTender.published(STAGE);
    Actor bidder = tender.bid("SAR", true, "100", "100", "100", "100");

    tender.open();

    assertThat(APP.ask("SELECT COUNT(*) FROM bid_breach_record WHERE tender_id = " + tender.id()))
        .isEqualTo("0");
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    INSERT INTO bid_breach_record (bid_id, tender_id, months, breaches, frozen_at)
                    VALUES (%d, %d, 24, 3, UTC_TIMESTAMP(6))"""
                        .formatted(tender.bidOf(bidder), tender.id())))
        .as("nor does a record come to what the decisions do not")
        .hasMessageContaining("performance.record-differs");
  }

  @Test
  void the_dossier_takes_the_points_of_a_criterion_from_the_frozen_record() {
    Actor breaching = awarded();
    PlayedTender tender = pointed(true).publish();
    tender.bid(breaching, tender.offer("SAR", true, "100", "100", "100", "100"));
    Actor other = tender.bid("SAR", true, "120", "120", "120", "120");
    long bid = tender.bidOf(breaching);
    long spotless = tender.bidOf(other);
    found(breaching, tender, "- INTERVAL 1 DAY");
    tender.open();
    assertThat(points(bid)).isEqualTo("85.00");
    assertThat(points(spotless)).isEqualTo("100.00");

    tender.evaluate((of, place) -> BigDecimal.valueOf(of == bid ? 85 : 100));

    assertThat(
            APP.ask(
                "SELECT GROUP_CONCAT(points ORDER BY points) FROM consensus_score WHERE tender_id = "
                    + tender.id()))
        .isEqualTo("85.00,100.00");
  }

  @Test
  void no_member_gives_other_points_than_the_record_and_neither_past_the_code() {
    PlayedTender tender = pointed(true).publish();
    Actor bidder = tender.bid("SAR", true, "100", "100", "100", "100");
    tender.open();

    assertThatThrownBy(() -> tender.evaluate(Map.of()))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults())
                    .extracting(Refusal.Fault::code)
                    .containsOnly("performance.points-by-record"));
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    INSERT INTO score (bid_id, criterion_id, evaluator_id, tender_id, points,
                                       comment, scored_at)
                    SELECT %d, c.id, m.person_id, c.tender_id, 90, '', UTC_TIMESTAMP(6)
                      FROM criterion c
                      JOIN panel_member m ON m.tender_id = c.tender_id
                       AND m.panel = 'EXAMINATION' AND NOT m.is_alternate
                     WHERE c.tender_id = %d AND c.code = 'RECORD' LIMIT 1"""
                        .formatted(tender.bidOf(bidder), tender.id())))
        .hasMessageContaining("performance.points-by-record");
  }

  @Test
  void a_dossier_that_takes_points_from_records_says_for_which_criterion() {
    PlayedTender tender = pointed(false);

    assertThatThrownBy(tender::approve).hasMessage("tender.record-criterion-missing");
  }

  private static String points(long bid) {
    return APP.ask("SELECT points FROM record_points WHERE bid_id = " + bid);
  }

  /** A draft that takes 15 points for each breach of 24 months. */
  private static PlayedTender pointed(boolean named) {
    PlayedTender tender =
        PlayedTender.draft(
            STAGE, plan(Map.of(MONTHS, BigDecimal.valueOf(24), POINTS, BigDecimal.valueOf(15))));
    if (named) {
      APP.get(SetCriteria.class)
          .run(
              STAGE.buyer(),
              tender.id(),
              List.of(
                  new CriterionInput(
                      CriterionKind.ADMINISTRATIVE, "A1", "الضمان", "Bid security", null),
                  new CriterionInput(
                      CriterionKind.TECHNICAL,
                      "RECORD",
                      "سجل المورّد",
                      "Record of the supplier",
                      BigDecimal.valueOf(100))));
    }
    return tender;
  }

  private static PlayedTender counting(int months) {
    return PlayedTender.draft(STAGE, plan(Map.of(MONTHS, BigDecimal.valueOf(months)))).publish();
  }

  private static Plan plan(Map<String, BigDecimal> rules) {
    Plan plan = Plan.ofTwoLots();
    return new Plan(plan.lots(), plan.awardCriteria(), plan.currency(), rules);
  }

  /** A person of a supplier that has an agreement. */
  private static Actor awarded() {
    PlayedTender tender = PlayedTender.published(STAGE);
    Actor winner = tender.bid("SAR", true, "100", "100", "100", "100");
    tender.bid("SAR", true, "120", "120", "120", "120");
    tender.playToAward();
    return winner;
  }

  /** A breach that was found so long from a deadline, without the steps that lead there. */
  private static void found(Actor supplier, PlayedTender tender, String away) {
    long of = supplier.grants().get(0).supplier();
    String key = OrderedGoods.key();
    APP.withoutTriggersOf(
        List.of("breach_report", "breach_decision"),
        () -> {
          APP.sql(
              """
              INSERT INTO breach_report (agreement_id, number, supplier_id, kind, occurred_on,
                facts, answer_until, request_key, reported_by, reported_at)
              SELECT s.agreement_id,
                     (SELECT COALESCE(MAX(x.number), 0) + 1 FROM breach_report x
                       WHERE x.agreement_id = s.agreement_id),
                     s.supplier_id, 'LATE', '2026-01-01', 'x', '2026-01-15', '%s', %d,
                     UTC_TIMESTAMP(6)
                FROM agreement_supplier s WHERE s.supplier_id = %d
               ORDER BY s.agreement_id LIMIT 1"""
                  .formatted(key, STAGE.buyer().personId(), of));
          APP.sql(
              """
              INSERT INTO breach_decision (breach_id, outcome, consequence, reason, decided_by,
                                           decided_at)
              SELECT r.id, 'FOUND', 'NONE', 'x', %d, t.deadline_at %s
                FROM breach_report r JOIN joint_tender t ON t.id = %d
               WHERE r.request_key = '%s'"""
                  .formatted(STAGE.second().personId(), away, tender.id(), key));
        });
  }

  private static String breaches(long bid) {
    return APP.ask("SELECT breaches FROM bid_breach_record WHERE bid_id = " + bid);
  }
}
