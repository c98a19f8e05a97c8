package org.muwahhad.bid.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
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
import org.muwahhad.bid.offer.OfferRules;
import org.muwahhad.organisation.register.SuspendSupplier;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;

@Tag("long")
class SubmitBidTest {
  private static final TestApp APP = TestApp.start();
  private static final AfterDeadline LATER = new AfterDeadline(APP);
  private static final World WORLD = World.in(APP);
  private static final BidFixture TENDERS = new BidFixture(APP, WORLD);
  private final SubmitBid submitBid = APP.get(SubmitBid.class);
  private final SaveBidDraft saveBidDraft = APP.get(SaveBidDraft.class);
  private final WithdrawBid withdrawBid = APP.get(WithdrawBid.class);
  private final BidFixture.Tender tender = TENDERS.aPublishedTender();
  private final Actor bidder = WORLD.aBidderFor(WORLD.aSupplier());

  @Test
  void a_bid_is_received_with_a_receipt_and_an_audit_entry_without_prices() {
    BidQueries.Receipt receipt = submit(tender.offer("418.125", "77.500"));

    assertThat(receipt.number()).isEqualTo(1);
    assertThat(receipt.receiptNumber()).matches("B(-[0-9A-HJKMNP-TV-Z]{4}){3}");
    assertThat(receipt.sha256()).matches("[0-9a-f]{64}");
    assertThat(receipt.receivedAt()).isBefore(receipt.deadlineAt());
    assertThat(
            APP.ask(
                "SELECT detail FROM audit_entry WHERE act = 'bid.submitted' AND object_id = '%d'"
                    .formatted(receipt.bidId())))
        .contains(receipt.sha256())
        .doesNotContain("418.125");
  }

  @Test
  void the_digest_is_of_the_content_the_bidder_could_keep() {
    Offer offer = tender.offer("418.125", "77.500");
    saveBidDraft.run(bidder, tender.id(), offer);
    byte[] kept = APP.get(ViewBidRoom.class).content(bidder, tender.id());

    BidQueries.Receipt receipt = submit(offer);

    assertThat(receipt.sha256()).isEqualTo(Sha256.of(kept));
    assertThat(new String(kept, StandardCharsets.UTF_8))
        .contains("\"unitPrice\":\"418.125\"", "\"tender\":\"" + tender.number() + "\"");
  }

  @Test
  void the_same_offer_has_another_digest_for_every_bidder_so_that_prices_cannot_be_tried_out() {
    Offer offer = tender.offer("1", "1");

    BidQueries.Receipt one = submit(offer);
    BidQueries.Receipt again = submit(offer);

    assertThat(again.sha256()).isNotEqualTo(one.sha256());
  }

  @Test
  void no_price_stands_readable_anywhere_in_the_database() throws Exception {
    Offer offer = tender.offer("91827.364", "54637.281");
    saveBidDraft.run(bidder, tender.id(), offer);
    submitBid.run(bidder, tender.id(), offer, "k", true);

    assertThat(tablesHolding("91827.364")).isEmpty();
    assertThat(tablesHolding("54637.281")).isEmpty();
    assertThat(tablesHolding(tender.number())).contains("joint_tender");
  }

  @Test
  void submitting_again_replaces_the_bid_and_keeps_the_earlier_version_sealed() {
    submit(tender.offer("2", "2"));

    BidQueries.Receipt second = submit(tender.offer("1", "1"));

    assertThat(second.number()).isEqualTo(2);
    assertThat(second.isLast()).isTrue();
    assertThat(APP.ask("SELECT COUNT(*) FROM bid_version WHERE bid_id = " + second.bidId()))
        .isEqualTo("2");
    assertThat(APP.ask("SELECT COUNT(*) FROM bid WHERE tender_id = " + tender.id())).isEqualTo("1");
  }

  @Test
  void a_withdrawn_bid_can_be_submitted_again() {
    BidQueries.Receipt first = submit(tender.offer("1", "1"));
    withdrawBid.run(bidder, first.bidId());

    assertThat(status(first.bidId())).isEqualTo("WITHDRAWN");
    assertThatThrownBy(() -> withdrawBid.run(bidder, first.bidId())).hasMessage("bid.wrong-status");
    assertThat(submit(tender.offer("1", "1")).number()).isEqualTo(2);
    assertThat(status(first.bidId())).isEqualTo("SUBMITTED");
    assertThat(
            APP.ask(
                "SELECT GROUP_CONCAT(act ORDER BY id) FROM audit_entry WHERE object_type = 'bid'"
                    + " AND object_id = '%d'".formatted(first.bidId())))
        .isEqualTo("bid.submitted,bid.withdrawn,bid.submitted");
  }

  @Test
  void a_late_bid_a_late_withdrawal_and_a_late_draft_are_refused_with_both_times() {
    BidQueries.Receipt receipt = submit(tender.offer("1", "1"));

    BidFixture.afterTheDeadline(
        () -> {
          assertThatThrownBy(() -> submit(tender.offer("1", "1")))
              .hasMessage("bid.deadline-passed")
              .satisfies(e -> assertThat(((Refusal) e).arguments()).hasSize(2));
          assertThatThrownBy(() -> withdrawBid.run(bidder, receipt.bidId()))
              .hasMessage("bid.deadline-passed");
          assertThatThrownBy(() -> saveBidDraft.run(bidder, tender.id(), tender.offer("1")))
              .hasMessage("bid.deadline-passed");
        });
  }

  @Test
  void the_database_takes_no_late_version_and_no_late_change_of_status() {
    BidQueries.Receipt receipt = submit(tender.offer("1", "1"));
    String version =
        """
        INSERT INTO bid_version (bid_id, tender_id, number, receipt_number, request_key,
          received_at, received_from, sha256, sealed_content)
        SELECT bid_id, tender_id, 2, 'X-%d', 'late', %s, received_from, sha256, sealed_content
          FROM bid_version WHERE bid_id = %d""";

    assertThatThrownBy(
            () ->
                APP.sql(
                    version.formatted(
                        receipt.bidId(), "UTC_TIMESTAMP(6) + INTERVAL 41 DAY", receipt.bidId())))
        .hasMessageContaining("bid.received-late");
    assertThatThrownBy(
            () -> LATER.run(version.formatted(receipt.bidId(), "received_at", receipt.bidId())))
        .hasMessageContaining("bid.received-late");
    assertThatThrownBy(
            () -> LATER.run("UPDATE bid SET status = 'WITHDRAWN' WHERE id = " + receipt.bidId()))
        .hasMessageContaining("bid.received-late");
  }

  @Test
  void a_received_version_cannot_be_changed_or_deleted() {
    BidQueries.Receipt receipt = submit(tender.offer("1", "1"));
    String where = " WHERE bid_id = " + receipt.bidId();

    assertThatThrownBy(() -> APP.sql("UPDATE bid_version SET sha256 = ''" + where))
        .hasMessageContaining("bid.version-immutable");
    assertThatThrownBy(() -> APP.sql("DELETE FROM bid_version" + where))
        .hasMessageContaining("bid.version-immutable");
    assertThatThrownBy(
            () ->
                APP.sql(
                    "UPDATE bid SET supplier_id = supplier_id + 1 WHERE id = " + receipt.bidId()))
        .hasMessageContaining("bid.bidder-immutable");
  }

  @Test
  void the_database_takes_one_bid_a_supplier() {
    BidQueries.Receipt receipt = submit(tender.offer("1", "1"));

    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    INSERT INTO bid (tender_id, supplier_id, status, created_at, updated_at)
                    SELECT tender_id, supplier_id, 'DRAFT', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6)
                      FROM bid WHERE id = %d"""
                        .formatted(receipt.bidId())))
        .hasMessageContaining("uq_bid_supplier");
  }

  @Test
  void the_same_request_sent_by_eight_at_once_is_received_once() throws Exception {
    Offer offer = tender.offer("1", "1");
    ExecutorService senders = Executors.newFixedThreadPool(8);
    List<Callable<String>> all =
        IntStream.range(0, 8)
            .<Callable<String>>mapToObj(
                i -> () -> submitBid.run(bidder, tender.id(), offer, "same", false).receiptNumber())
            .toList();

    List<String> receipts = new ArrayList<>();
    for (Future<String> sent : senders.invokeAll(all)) {
      receipts.add(sent.get());
    }
    senders.shutdown();

    assertThat(receipts).hasSize(8).containsOnly(receipts.get(0));
    assertThat(APP.ask("SELECT COUNT(*) FROM bid_version WHERE tender_id = " + tender.id()))
        .isEqualTo("1");
  }

  @Test
  void a_request_repeated_after_the_deadline_still_gets_its_receipt() {
    BidQueries.Receipt first =
        submitBid.run(bidder, tender.id(), tender.offer("1", "1"), "k", false);

    BidFixture.afterTheDeadline(
        () ->
            assertThat(submitBid.run(bidder, tender.id(), tender.offer("9", "9"), "k", false))
                .isEqualTo(first));
  }

  @Test
  void faults_are_told_at_the_prices_they_are_in() {
    assertThat(faults(tender.offerIn("SAR", "1.234", "0")))
        .containsExactly(
            field(0) + " shared.too-many-decimals", field(1) + " bid.price-not-positive");
    assertThat(faults(tender.offerIn("KWD", "1.2345", "1")))
        .containsExactly(field(0) + " shared.too-many-decimals");
    assertThat(faults(tender.offer("1"))).containsExactly(field(1) + " bid.lot-incomplete");
    assertThat(faults(tender.offer())).containsExactly("prices bid.no-prices");
    assertThat(faults(tender.offerIn("ZZZ", "1", "1"))).contains("currency shared.not-a-choice");
  }

  @Test
  void a_price_of_zero_is_taken_for_an_item_declared_free() {
    BidFixture.Tender withFree = TENDERS.aPublishedTender();
    TENDERS.makeFree(withFree.items().get(1));

    assertThat(submitBid.run(bidder, withFree.id(), withFree.offer("5", "0"), "k", false).number())
        .isEqualTo(1);
  }

  @Test
  void a_suspended_supplier_does_not_bid() {
    long supplier = WORLD.aSupplier();
    Actor suspended = WORLD.aBidderFor(supplier);
    APP.get(SuspendSupplier.class)
        .run(WORLD.aPersonWho(Role.CENTRAL_BUYER), supplier, "Decision 7", null);

    assertThatThrownBy(
            () -> submitBid.run(suspended, tender.id(), tender.offer("1", "1"), "k", false))
        .hasMessage("bid.supplier-suspended");
  }

  @Test
  void only_bidders_bid_and_nobody_withdraws_the_bid_of_another() {
    BidQueries.Receipt receipt = submit(tender.offer("1", "1"));
    Actor other = WORLD.aBidderFor(WORLD.aSupplier());
    Actor buyer = WORLD.aPersonWho(Role.CENTRAL_BUYER);

    assertThatThrownBy(() -> withdrawBid.run(other, receipt.bidId()))
        .isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> submitBid.run(buyer, tender.id(), tender.offer("1", "1"), "k", false))
        .isInstanceOf(Refusal.NotPermitted.class);
  }

  @Test
  void after_submission_no_readable_draft_is_kept_unless_asked_for() {
    saveBidDraft.run(bidder, tender.id(), tender.offer("1", "1"));
    BidQueries.Receipt receipt = submit(tender.offer("1", "1"));

    assertThat(APP.ask("SELECT draft IS NULL FROM bid WHERE id = " + receipt.bidId()))
        .isEqualTo("1");
  }

  private BidQueries.Receipt submit(Offer offer) {
    return submitBid.run(bidder, tender.id(), offer, UUID.randomUUID().toString(), false);
  }

  private List<String> faults(Offer offer) {
    try {
      submit(offer);
      return List.of();
    } catch (Refusal.InvalidInput refused) {
      return refused.faults().stream().map(f -> f.field() + " " + f.code()).toList();
    }
  }

  private String field(int item) {
    return OfferRules.field(tender.items().get(item));
  }

  private static String status(long bidId) {
    return APP.ask("SELECT status FROM bid WHERE id = " + bidId);
  }

  /** The tables in whose rows a text stands, whatever the type of the column. */
  private static List<String> tablesHolding(String text) throws Exception {
    List<String> found = new ArrayList<>();
    try (var connection = APP.connect();
        var s = connection.createStatement()) {
      List<String> tables = new ArrayList<>();
      ResultSet names =
          s.executeQuery(
              "SELECT table_name FROM information_schema.tables WHERE table_schema = DATABASE()");
      while (names.next()) {
        tables.add(names.getString(1));
      }
      for (String table : tables) {
        ResultSet rows = s.executeQuery("SELECT * FROM `" + table + "`");
        while (rows.next() && !found.contains(table)) {
          for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
            byte[] value = rows.getBytes(i);
            if (value != null && new String(value, StandardCharsets.ISO_8859_1).contains(text)) {
              found.add(table);
              break;
            }
          }
        }
      }
    }
    return found;
  }
}
