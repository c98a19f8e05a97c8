package org.muwahhad.bid.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.ApiCaller;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.ToldActs;
import org.muwahhad.bid.BidFixture;
import org.muwahhad.bid.LateBidQueries;
import org.muwahhad.bid.opening.OpeningRecords;
import org.muwahhad.reporting.receipt.PrintBidReceipt;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;

/** A bid that comes after the deadline is refused, and that it came is kept. */
@Tag("long")
class LateBidTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final BidFixture TENDERS = new BidFixture(APP, WORLD);
  private final BidReception reception = APP.get(BidReception.class);
  private final LateBidQueries queries = APP.get(LateBidQueries.class);
  private final BidFixture.Tender tender = TENDERS.aPublishedTender();
  private final long supplier = WORLD.aSupplier();
  private final Actor bidder = WORLD.aBidderFor(supplier);

  @AfterAll
  static void no_act_changed_what_it_never_may() {
    ToldActs.requireAllowed(APP);
  }

  @Test
  void its_time_digest_and_size_are_kept_and_nothing_of_what_it_offers() {
    late("first");

    LateBidQueries.LateBid kept = own().get(0);
    assertThat(own()).hasSize(1);
    assertThat(kept.receiptNumber()).matches("L(-[0-9A-HJKMNP-TV-Z]{4}){3}");
    assertThat(kept.refusedAt()).isAfter(kept.deadlineAt());
    assertThat(kept.sha256()).matches("[0-9a-f]{64}");
    assertThat(kept.size()).isPositive();
    assertThat(
            APP.ask(
                "SELECT detail FROM audit_entry WHERE act = 'bid.refused-late' AND object_id = '"
                    + tender.id()
                    + "'"))
        .contains(kept.receiptNumber(), kept.sha256())
        .doesNotContain("418.125");
    assertThat(APP.ask("SELECT COUNT(*) FROM bid_version WHERE tender_id = " + tender.id()))
        .isEqualTo("0");
  }

  @Test
  void the_same_request_is_kept_once_and_another_again() {
    late("first");
    late("first");
    late("second");

    assertThat(own()).hasSize(2);
  }

  @Test
  void the_same_offer_in_another_request_has_another_digest() {
    late("first");
    late("second");

    assertThat(own()).extracting(LateBidQueries.LateBid::sha256).doesNotHaveDuplicates();
  }

  @Test
  void a_bid_in_time_leaves_no_refusal() {
    reception.ofProgram(
        bidder,
        tender.id(),
        tender.offer("418.125", "77.500"),
        UUID.randomUUID().toString(),
        false,
        null);

    assertThat(own()).isEmpty();
  }

  @Test
  void a_draft_that_is_submitted_too_late_is_told_by_the_digest_of_its_content() {
    APP.get(SaveBidDraft.class).run(bidder, tender.id(), tender.offer("418.125", "77.500"));

    BidFixture.afterTheDeadline(
        () ->
            assertThatThrownBy(
                    () -> reception.ofDraft(bidder, tender.id(), "late", false, "x", null))
                .hasMessage("bid.deadline-passed"));

    assertThat(own().get(0).sha256())
        .isEqualTo(Sha256.of(APP.get(ViewBidRoom.class).content(bidder, tender.id())));
  }

  @Test
  void only_the_bidder_reads_it_on_the_page_and_as_a_paper() {
    late("first");
    String number = own().get(0).receiptNumber();
    Actor other = WORLD.aBidderFor(WORLD.aSupplier());
    String address = "/api/v1/tenders/" + tender.id() + "/bid/late";

    assertThat(ApiCaller.of(APP, bidder).get(address).body()).contains(number);
    assertThat(ApiCaller.of(APP, other).get(address).body()).doesNotContain(number);
    PrintBidReceipt print = APP.get(PrintBidReceipt.class);
    assertThat(print.ofLateBid(bidder, number).name()).isEqualTo(number + ".pdf");
    assertThatThrownBy(() -> print.ofLateBid(other, number)).isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  void the_record_of_the_opening_names_the_bidder() {
    reception.ofProgram(
        WORLD.aBidderFor(WORLD.aSupplier()),
        tender.id(),
        tender.offer("400", "70"),
        UUID.randomUUID().toString(),
        false,
        null);
    late("first");
    TENDERS.open(tender);

    assertThat(APP.get(OpeningRecords.class).get(tender.chair(), tender.id()).late())
        .extracting(LateBidQueries.LateBidder::supplierId)
        .containsExactly(supplier);
    assertThat(
            APP.ask(
                "SELECT document FROM opening_record WHERE part = 'BID' AND tender_id = "
                    + tender.id()))
        .contains("\"late\":[");
  }

  @Test
  void past_the_code_nothing_is_refused_as_late_in_time_or_for_another_and_it_stays() {
    refused(insert("UTC_TIMESTAMP(6) + INTERVAL 1 YEAR", bidder), "bid.not-late");
    late("first");
    Actor other = WORLD.aBidderFor(WORLD.aSupplier());
    APP.without(
        "tr_late_bid_after_deadline",
        () -> refused(insert("UTC_TIMESTAMP(6) + INTERVAL 1 YEAR", other), "bid.not-own"));
    String own = " WHERE tender_id = " + tender.id();
    refused("UPDATE late_bid SET size = 1" + own, "bid.version-immutable");
    refused("DELETE FROM late_bid" + own, "bid.version-immutable");
  }

  private void late(String key) {
    BidFixture.afterTheDeadline(
        () ->
            assertThatThrownBy(
                    () ->
                        reception.ofProgram(
                            bidder,
                            tender.id(),
                            tender.offer("418.125", "77.500"),
                            key,
                            false,
                            null))
                .hasMessage("bid.deadline-passed"));
  }

  private List<LateBidQueries.LateBid> own() {
    return queries.list(tender.id(), supplier);
  }

  private String insert(String at, Actor by) {
    return """
        INSERT INTO late_bid (receipt_number, tender_id, supplier_id, request_key, refused_at,
                              deadline_at, sha256, size, sent_by)
        VALUES ('L-TEST', %1$d, %2$d, 'test', %3$s,
                (SELECT deadline_at FROM joint_tender WHERE id = %1$d), REPEAT('0', 64), 1, %4$d)"""
        .formatted(tender.id(), supplier, at, by.personId());
  }

  private static void refused(String statement, String code) {
    assertThatThrownBy(() -> APP.sql(statement)).hasMessageContaining(code);
  }
}
