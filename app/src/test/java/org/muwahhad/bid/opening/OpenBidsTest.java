package org.muwahhad.bid.opening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.bid.AfterDeadline;
import org.muwahhad.bid.BidFixture;
import org.muwahhad.bid.BidQueries;
import org.muwahhad.bid.Offer;
import org.muwahhad.bid.room.SubmitBid;
import org.muwahhad.bid.room.WithdrawBid;
import org.muwahhad.shared.Refusal;

@Tag("long")
class OpenBidsTest {
  private static final TestApp APP = TestApp.start();
  private static final AfterDeadline LATER = new AfterDeadline(APP);
  private static final World WORLD = World.in(APP);
  private static final BidFixture TENDERS = new BidFixture(APP, WORLD);
  private final SubmitBid submitBid = APP.get(SubmitBid.class);
  private final OpenBids openBids = APP.get(OpenBids.class);
  private final BidQueries queries = APP.get(BidQueries.class);

  @Test
  void all_bids_are_read_as_they_were_submitted() {
    BidFixture.Tender tender = TENDERS.aPublishedTender();
    submit(tender, tender.offer("418.125", "1250.5", "99.999"));
    submit(tender, tender.offer("410", "1200"));

    open(tender);

    assertThat(queries.listOpened(tender.id()))
        .hasSize(2)
        .allSatisfy(
            b -> {
              assertThat(b.currency()).isEqualTo("KWD");
              assertThat(b.gccOrigin()).isTrue();
              assertThat(b.hasSecurity()).as("the tender asks for none").isFalse();
              assertThat(b.validityDays()).isEqualTo(90);
              assertThat(b.statement()).isEqualTo("تسليم خلال ستين يومًا");
            });
    assertThat(queries.listLines(tender.id()))
        .extracting(l -> l.unitPrice().toPlainString())
        .containsExactlyInAnyOrder("418.125", "1250.500", "99.999", "410.000", "1200.000");
    assertThat(queries.listLotTotals(tender.id()))
        .extracting(t -> t.amount().stripTrailingZeros().toPlainString())
        .containsExactlyInAnyOrder("7932.75", "9999.9", "7700");
  }

  @Test
  void a_page_of_the_record_has_the_totals_of_its_lots_alone() {
    BidFixture.Tender tender = TENDERS.aPublishedTender();
    submit(tender, tender.offer("418.125", "1250.5", "99.999"));
    open(tender);

    OpeningRecord page =
        APP.get(OpeningRecords.class)
            .get(tender.chair(), tender.id(), lots -> lots.subList(1, lots.size()));

    assertThat(page.lots()).hasSize(2);
    assertThat(page.totals())
        .extracting(t -> t.amount().stripTrailingZeros().toPlainString())
        .containsExactly("9999.9");
    long bid = page.bids().get(0).bidId();
    assertThat(page.total(bid, page.lots().get(0).id())).isEmpty();
    assertThat(page.total(bid, page.lots().get(1).id())).isPresent();
  }

  @Test
  void the_tender_is_closed_and_opened_with_digests_in_the_audit_record() {
    BidFixture.Tender tender = TENDERS.aPublishedTender();
    BidQueries.Receipt receipt = submit(tender, tender.offer("418.125", "1250.5"));

    open(tender);

    assertThat(APP.ask("SELECT status FROM joint_tender WHERE id = " + tender.id()))
        .isEqualTo("OPENED");
    assertThat(
            APP.ask("SELECT opened_at >= deadline_at FROM joint_tender WHERE id = " + tender.id()))
        .isEqualTo("1");
    assertThat(
            APP.ask(
                "SELECT detail FROM audit_entry WHERE act = 'tender.open' AND object_id = '%d'"
                    .formatted(tender.id())))
        .contains("\"bids\":1", receipt.sha256())
        .doesNotContain("418.125");
    assertThat(
            APP.ask(
                "SELECT GROUP_CONCAT(act ORDER BY id) FROM audit_entry WHERE object_type = 'tender'"
                    + " AND object_id = '%d'".formatted(tender.id())))
        .isEqualTo(
            "bid.key-made,bid.opening-attended,bid.share-given,bid.opening-attended,"
                + "bid.share-given,tender.close,tender.open,bid.opening-record-frozen");
  }

  @Test
  void a_bid_without_a_statement_and_without_any_declaration_is_read_too() {
    BidFixture.Tender tender = TENDERS.aPublishedTender();
    Offer full = tender.offerIn("SAR", "1.5", "2");
    submit(tender, Offer.ofPrices(full.currency(), false, 120, false, "", full.prices()));

    open(tender);

    assertThat(queries.listOpened(tender.id()))
        .singleElement()
        .satisfies(
            b -> {
              assertThat(b.statement()).isEmpty();
              assertThat(b.gccOrigin()).isFalse();
              assertThat(b.hasSecurity()).isFalse();
            });
  }

  @Test
  void the_estimate_is_opened_with_the_prices() {
    BidFixture.Tender tender = TENDERS.aPublishedTender();
    assertThat(queries.findEstimate(tender.id())).isEmpty();

    open(tender);

    // What the officers expect: 113 pieces of 3,000 riyals.
    assertThat(queries.findEstimate(tender.id()).orElseThrow().total().amount())
        .isEqualByComparingTo(new BigDecimal("339000"));
  }

  @Test
  void only_the_last_version_of_a_bid_is_opened_and_a_withdrawn_bid_is_not() {
    BidFixture.Tender tender = TENDERS.aPublishedTender();
    Actor replacing = WORLD.aBidderFor(WORLD.aSupplier());
    submitAs(replacing, tender, tender.offer("500", "500"));
    submitAs(replacing, tender, tender.offer("400", "400"));
    Actor withdrawing = WORLD.aBidderFor(WORLD.aSupplier());
    BidQueries.Receipt taken = submitAs(withdrawing, tender, tender.offer("300", "300"));
    APP.get(WithdrawBid.class).run(withdrawing, taken.bidId());

    open(tender);

    assertThat(queries.listLines(tender.id()))
        .extracting(l -> l.unitPrice().intValue())
        .containsExactly(400, 400);
    assertThat(APP.ask("SELECT status FROM bid WHERE id = " + taken.bidId()))
        .isEqualTo("WITHDRAWN");
  }

  @Test
  void a_bid_that_was_tampered_with_is_recorded_as_unreadable_and_stops_no_other() {
    BidFixture.Tender tender = TENDERS.aPublishedTender();
    BidQueries.Receipt changed = submit(tender, tender.offer("1", "1"));
    BidQueries.Receipt digestChanged = submit(tender, tender.offer("2", "2"));
    submit(tender, tender.offer("3", "3"));
    pastTheGuard(
        "UPDATE bid_version SET sealed_content = INSERT(sealed_content, 60, 1, CHAR(ASCII("
            + "SUBSTRING(sealed_content, 60, 1)) ^ 1)) WHERE bid_id = "
            + changed.bidId());
    pastTheGuard(
        "UPDATE bid_version SET sha256 = REPEAT('0', 64) WHERE bid_id = " + digestChanged.bidId());

    open(tender);

    assertThat(queries.listUnreadable(tender.id()))
        .extracting(BidQueries.UnreadableBid::bidId)
        .containsExactlyInAnyOrder(changed.bidId(), digestChanged.bidId());
    assertThat(queries.listOpened(tender.id())).hasSize(1);
    assertThat(
            APP.ask(
                "SELECT detail FROM audit_entry WHERE act = 'tender.open' AND object_id = '%d'"
                    .formatted(tender.id())))
        .contains("DOES_NOT_DECRYPT", "DIGEST_DIFFERS");
  }

  @Test
  void a_sealed_bid_copied_to_another_bidder_is_unreadable_there() {
    BidFixture.Tender tender = TENDERS.aPublishedTender();
    BidQueries.Receipt good = submit(tender, tender.offer("10", "10"));
    BidQueries.Receipt copy = submit(tender, tender.offer("20", "20"));
    pastTheGuard(
        """
        UPDATE bid_version c JOIN bid_version g ON g.bid_id = %d
           SET c.sealed_content = g.sealed_content, c.sha256 = g.sha256 WHERE c.bid_id = %d"""
            .formatted(good.bidId(), copy.bidId()));

    open(tender);

    assertThat(queries.listUnreadable(tender.id()))
        .extracting(BidQueries.UnreadableBid::bidId)
        .containsExactly(copy.bidId());
  }

  @Test
  void bids_do_not_open_before_the_deadline() {
    BidFixture.Tender tender = TENDERS.aPublishedTender();
    submit(tender, tender.offer("1", "1"));

    assertThatThrownBy(() -> openBids.run(tender.chair(), tender.id()))
        .isInstanceOf(Refusal.RuleBroken.class)
        .hasMessage("bid.opening-too-early");
  }

  @Test
  void the_database_takes_no_opened_bid_before_the_deadline() {
    BidFixture.Tender tender = TENDERS.aPublishedTender();
    BidQueries.Receipt receipt = submit(tender, tender.offer("1", "1"));

    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    INSERT INTO opened_bid (bid_id, tender_id, version_id, currency, is_gcc_origin,
                      validity_days, has_security, statement, draw_value, opened_at)
                    SELECT bid_id, tender_id, id, 'KWD', TRUE, 90, FALSE, '', sha256,
                      UTC_TIMESTAMP(6) FROM bid_version WHERE bid_id = %d"""
                        .formatted(receipt.bidId())))
        .hasMessageContaining("bid.opened-before-deadline");
    assertThatThrownBy(
            () ->
                APP.sql(
                    "INSERT INTO opened_estimate VALUES (%d, 1, 'SAR', UTC_TIMESTAMP(6))"
                        .formatted(tender.id())))
        .hasMessageContaining("bid.opened-before-deadline");
  }

  @Test
  void nothing_can_be_added_or_changed_after_the_opening() {
    BidFixture.Tender tender = TENDERS.aPublishedTender();
    BidQueries.Receipt receipt = submit(tender, tender.offer("1", "1"));
    open(tender);
    String where = " WHERE bid_id = " + receipt.bidId();

    for (String attempt :
        new String[] {
          "UPDATE opened_bid SET currency = 'OMR'" + where,
          "DELETE FROM opened_bid" + where,
          "UPDATE bid_line SET unit_price = 2" + where,
          "DELETE FROM bid_line" + where,
          "UPDATE bid SET status = 'WITHDRAWN' WHERE id = " + receipt.bidId(),
          "UPDATE opened_estimate SET amount = 1 WHERE tender_id = " + tender.id(),
          "DELETE FROM opened_estimate WHERE tender_id = " + tender.id()
        }) {
      assertThatThrownBy(() -> APP.sql(attempt))
          .as(attempt)
          .hasMessageContaining("bid.opened-immutable");
    }
    assertThatThrownBy(
            () ->
                LATER.run(
                    "INSERT INTO bid_line (bid_id, lot_item_id, tender_id, unit_price) VALUES (%d, %d, %d, 5)"
                        .formatted(receipt.bidId(), tender.items().get(2), tender.id())))
        .hasMessageContaining("bid.opening-over");
  }

  @Test
  void the_database_leaves_no_bid_sealed_and_takes_no_price_that_cannot_be_paid() {
    BidFixture.Tender tender = TENDERS.aPublishedTender();
    BidQueries.Receipt receipt = submit(tender, tender.offer("1", "1"));
    String line =
        "INSERT INTO bid_line (bid_id, lot_item_id, tender_id, unit_price) VALUES (%d, %d, %d, %%s)"
            .formatted(receipt.bidId(), tender.items().get(0), tender.id());
    LATER.run("UPDATE joint_tender SET status = 'CLOSED' WHERE id = " + tender.id());
    LATER.run(
        """
        INSERT INTO opened_bid (bid_id, tender_id, version_id, currency, is_gcc_origin,
          validity_days, has_security, statement, draw_value, opened_at)
        SELECT bid_id, tender_id, id, 'SAR', TRUE, 90, FALSE, '', sha256, UTC_TIMESTAMP(6)
          FROM bid_version WHERE bid_id = """
            + " "
            + receipt.bidId());

    assertThatThrownBy(
            () ->
                LATER.run(
                    "UPDATE joint_tender SET status = 'OPENED', opened_at = UTC_TIMESTAMP(6)"
                        + " WHERE id = "
                        + tender.id()))
        .hasMessageContaining("tender.bids-left-sealed");
    assertThatThrownBy(() -> LATER.run(line.formatted("0")))
        .hasMessageContaining("bid.price-not-positive");
    assertThatThrownBy(() -> LATER.run(line.formatted("1.234")))
        .hasMessageContaining("bid.price-decimals");
    LATER.run(line.formatted("1.23"));
  }

  @Test
  void a_tender_is_opened_only_once() {
    BidFixture.Tender tender = TENDERS.aPublishedTender();
    open(tender);

    BidFixture.afterTheDeadline(
        () ->
            assertThatThrownBy(() -> openBids.run(tender.chair(), tender.id()))
                .hasMessage("bid.already-opened"));
  }

  @Test
  void only_the_chair_of_the_opening_panel_opens() {
    BidFixture.Tender tender = TENDERS.aPublishedTender();
    Actor stranger = WORLD.aPersonWho(Role.OPENING_MEMBER);
    Actor buyer = WORLD.aPersonWho(Role.CENTRAL_BUYER);

    BidFixture.afterTheDeadline(
        () -> {
          assertThatThrownBy(() -> openBids.run(tender.member(), tender.id()))
              .hasMessage("bid.not-opening-chair");
          assertThatThrownBy(() -> openBids.run(stranger, tender.id()))
              .hasMessage("tender.not-on-panel");
          assertThatThrownBy(() -> openBids.run(buyer, tender.id()))
              .isInstanceOf(Refusal.NotPermitted.class);
        });
  }

  @Test
  void keys_and_shares_cannot_be_exchanged() {
    BidFixture.Tender tender = TENDERS.aPublishedTender();

    for (String attempt :
        new String[] {
          "UPDATE tender_key SET threshold = 2",
          "UPDATE key_share SET custodian = 'person:1'",
          "DELETE FROM key_share",
          "DELETE FROM sealed_estimate",
          "UPDATE sealed_estimate SET sealed_amount = ''"
        }) {
      assertThatThrownBy(() -> APP.sql(attempt + " WHERE tender_id = " + tender.id()))
          .as(attempt)
          .hasMessageContaining("bid.key-immutable");
    }
  }

  private void open(BidFixture.Tender tender) {
    TENDERS.open(tender);
  }

  private BidQueries.Receipt submit(BidFixture.Tender tender, Offer offer) {
    return submitAs(WORLD.aBidderFor(WORLD.aSupplier()), tender, offer);
  }

  private BidQueries.Receipt submitAs(Actor bidder, BidFixture.Tender tender, Offer offer) {
    return submitBid.run(bidder, tender.id(), offer, UUID.randomUUID().toString(), false);
  }

  /** As somebody who may change the schema would: the trigger is taken away, and put back. */
  private static void pastTheGuard(String statement) {
    String trigger = "tr_bid_version_immutable";
    String body =
        APP.ask(
            "SELECT action_statement FROM information_schema.triggers WHERE event_object_schema ="
                + " DATABASE() AND trigger_name = '"
                + trigger
                + "'");
    APP.sql("DROP TRIGGER " + trigger);
    APP.sql(statement);
    APP.sql("CREATE TRIGGER " + trigger + " BEFORE UPDATE ON bid_version FOR EACH ROW " + body);
  }
}
