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

/** What a dossier counts of the breaches of a bidder is frozen when the bids are opened. */
@Tag("long")
class FrozenRecordTest {
  private static final TestApp APP = TestApp.start();
  private static final Stage STAGE = Stage.on(APP);

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
    PlayedTender tender = PlayedTender.draft(STAGE, Plan.ofTwoLots()).publish();
    tender.bid("SAR", true, "100", "100", "100", "100");

    tender.open();

    assertThat(
            APP.ask(
                "SELECT COUNT(*) FROM bid_breach_record WHERE tender_id = " + tender.id()))
        .isEqualTo("0");
  }

  private static PlayedTender counting(int months) {
    Plan plan = Plan.ofTwoLots();
    return PlayedTender.draft(
            STAGE,
            new Plan(
                plan.lots(),
                plan.awardCriteria(),
                plan.currency(),
                Map.of("performance.no-breach-months", BigDecimal.valueOf(months))))
        .publish();
  }

  /** A person of a supplier that has an agreement. */
  private static Actor awarded() {
    PlayedTender tender = PlayedTender.draft(STAGE, Plan.ofTwoLots()).publish();
    Actor winner = tender.bid("SAR", true, "100", "100", "100", "100");
    tender.bid("SAR", true, "120", "120", "120", "120");
    tender.open().evaluate(Map.of()).recommend();
    tender.adopt().settle().award();
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
