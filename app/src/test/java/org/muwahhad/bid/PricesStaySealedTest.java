package org.muwahhad.bid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.evaluation.score.CloseTechnicalEvaluation;

/** Whatever the code does, the database keeps prices sealed until their meeting. */
class PricesStaySealedTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final BidFixture TENDERS = new BidFixture(APP, WORLD);
  private final TwoEnvelopes two = new TwoEnvelopes(APP, WORLD, TENDERS);
  private final BidFixture.Tender tender = two.tender;
  private final Actor examiner = two.examiner;
  private final Actor good = two.good;

  @Test
  void the_database_keeps_prices_sealed_whatever_the_code_does() {
    two.bothBid();
    String line =
        "INSERT INTO bid_line (bid_id, lot_item_id, tender_id, unit_price) VALUES (%d, "
            + tender.items().get(0)
            + ", "
            + tender.id();
    String ofGood = line.formatted(two.goodBid) + ", 1)";
    String ofWeak = line.formatted(two.weakBid) + ", 1)";
    TENDERS.open(tender);
    two.examine();

    two.assertRefused(ofGood, "bid.prices-not-due");
    two.assertRefused(
        "INSERT INTO opened_estimate VALUES (%d, 1, 'SAR', UTC_TIMESTAMP(6))"
            .formatted(tender.id()),
        "bid.prices-not-due");
    two.assertRefused(
        "UPDATE joint_tender SET status = 'RECOMMENDED' WHERE id = " + tender.id(),
        "evaluation.prices-sealed");
    two.assertRefused(
        "UPDATE joint_tender SET two_envelopes = FALSE WHERE id = " + tender.id(),
        "tender.terms-fixed");
    APP.get(CloseTechnicalEvaluation.class).run(examiner, tender.id());
    two.assertRefused(ofGood, "bid.prices-not-due");
    two.assertRefused(
        "UPDATE technical_result SET is_passed = NOT is_passed", "evaluation.technical-closed");
    two.assertRefused("DELETE FROM technical_result", "evaluation.technical-closed");
    two.assertRefused(
        "UPDATE consensus_score SET points = 100 WHERE tender_id = " + tender.id(),
        "evaluation.technical-closed");
    two.announce();
    // The meeting is due in these sessions, but the bid did not pass.
    two.assertRefused(ofWeak, "bid.prices-stay-sealed");
    two.assertRefused(
        "UPDATE opened_bid SET currency = 'KWD', prices_opened_at = UTC_TIMESTAMP(6) WHERE bid_id = "
            + two.weakBid,
        "bid.prices-stay-sealed");
    two.assertRefused(
        "UPDATE price_opening SET opened_at = UTC_TIMESTAMP(6), opened_by = announced_by"
            + " WHERE tender_id = "
            + tender.id(),
        "tender.bids-left-sealed");
    assertThatThrownBy(() -> APP.sql(ofGood)).hasMessageContaining("bid.prices-not-due");
  }

  @Test
  void the_result_that_decides_is_the_one_that_checks_and_scores_give() {
    two.bothBid();
    TENDERS.open(tender);
    two.examine();
    APP.sql(
        "INSERT INTO technical_closure VALUES (%d, %d, UTC_TIMESTAMP(6))"
            .formatted(tender.id(), examiner.personId()));

    two.assertRefused(
        "INSERT INTO technical_result VALUES (%d, %d, 60, TRUE)"
            .formatted(two.weakBid, tender.id()),
        "evaluation.result-differs");
  }

  @Test
  void no_register_number_changes_while_prices_wait_that_are_sealed_to_it() {
    two.bothBid();
    TENDERS.open(tender);
    long supplier = good.require(Role.BIDDER).supplier();
    String change = "UPDATE supplier SET registration_number = 'NEW-77' WHERE id = " + supplier;
    APP.sql(
        """
        INSERT INTO supplier_registration (reference, supplier_id, link_sent_at, created_at)
        VALUES ('TWO-%1$d', %1$d, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))"""
            .formatted(supplier));
    APP.without(
        "tr_registration_version_begun",
        () ->
            APP.sql(
                """
                INSERT INTO registration_version (registration_id, number, status, name_ar, name_en,
                  register_number, country, contact_ar, contact_en, submitted_at, submitted_by,
                  decided_at)
                SELECT r.id, 1, 'ACCEPTED', 'شركة', 'Company', 'NEW-77', s.country, 'شخص', 'Person',
                       UTC_TIMESTAMP(6), %d, UTC_TIMESTAMP(6)
                  FROM supplier_registration r JOIN supplier s ON s.id = r.supplier_id
                 WHERE s.id = %d"""
                    .formatted(good.personId(), supplier)));

    assertThatThrownBy(() -> APP.sql(change)).hasMessageContaining("supplier.sealed-bids-wait");

    APP.without("tr_supplier_identity", () -> assertThat(APP.sql(change)).isEqualTo(1));
  }
}
