package org.muwahhad.bid.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.Finding;
import org.muwahhad.bid.BidFixture;
import org.muwahhad.bid.BidQueries;
import org.muwahhad.bid.Offer;
import org.muwahhad.bid.SealedBy;
import org.muwahhad.shared.Refusal;

/**
 * A bidder seals its bid itself: the service takes what it cannot read, and the opening finds what
 * is in it.
 */
class SubmitSealedBidTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final BidFixture TENDERS = new BidFixture(APP, WORLD);
  private final BidFixture.Tender tender = TENDERS.aPublishedTender();
  private final Actor bidder = WORLD.aBidderFor(WORLD.aSupplier());
  private final SealedBidFixture others = new SealedBidFixture(APP, WORLD, tender);
  private final OwnSeal seal = new OwnSeal(APP, bidder);
  private final SubmitSealedBid submit = APP.get(SubmitSealedBid.class);
  private final BidQueries queries = APP.get(BidQueries.class);

  @Test
  void a_bid_that_its_bidder_sealed_is_received_and_opened_as_any_other() {
    BidQueries.Receipt receipt =
        submit.run(bidder, tender.id(), seal.seal(tender.id(), tender.offer("418.125", "2")));
    Actor other = WORLD.aBidderFor(WORLD.aSupplier());
    APP.get(SubmitBid.class)
        .run(other, tender.id(), tender.offer("500", "2"), UUID.randomUUID().toString(), false);

    assertThat(receipt.sealedBy()).isEqualTo(SealedBy.BIDDER);
    assertThat(receipt.keySha256()).matches("[0-9a-f]{64}");
    assertThat(others.detail("bid.submitted", receipt.bidId()))
        .contains("\"sealedBy\":\"BIDDER\"", receipt.sha256());
    assertThat(
            Browserless.signedInAs(APP, bidder)
                .get("/bids/" + receipt.bidId() + "/versions/1")
                .body())
        .contains(String.valueOf(receipt.keySha256()));

    TENDERS.open(tender);

    assertThat(queries.listOpened(tender.id()))
        .extracting(BidQueries.OpenedBid::sealedBy)
        .containsExactlyInAnyOrder(SealedBy.BIDDER, SealedBy.SERVICE);
    assertThat(queries.listLines(tender.id()))
        .extracting(BidQueries.OpenedLine::unitPrice)
        .anyMatch(p -> p.compareTo(new BigDecimal("418.125")) == 0);
    assertThat(APP.ask("SELECT document FROM opening_record WHERE tender_id = " + tender.id()))
        .contains("\"sealedBy\":\"BIDDER\"", "\"sealedBy\":\"SERVICE\"");
  }

  @Test
  void the_version_received_last_counts_whoever_sealed_it_and_the_draft_is_gone() {
    APP.get(SaveBidDraft.class).run(bidder, tender.id(), tender.offer("7", "7"));
    APP.get(SubmitBid.class)
        .run(bidder, tender.id(), tender.offer("500", "2"), UUID.randomUUID().toString(), true);

    BidQueries.Receipt receipt =
        submit.run(bidder, tender.id(), seal.seal(tender.id(), tender.offer("400", "2")));

    assertThat(receipt.number()).isEqualTo(2);
    assertThat(APP.ask("SELECT draft IS NULL FROM bid WHERE id = " + receipt.bidId()))
        .isEqualTo("1");
    TENDERS.open(tender);
    assertThat(queries.listLines(tender.id()))
        .extracting(l -> l.unitPrice().intValue())
        .containsExactlyInAnyOrder(400, 2);
  }

  @Test
  void sent_twice_it_is_received_once() {
    SubmitSealedBid.SealedBid sent = seal.seal(tender.id(), tender.offer("1", "1"));

    BidQueries.Receipt first = submit.run(bidder, tender.id(), sent);

    assertThat(submit.run(bidder, tender.id(), sent)).isEqualTo(first);
  }

  @Test
  void another_bid_under_a_key_that_was_used_is_refused_and_not_taken_for_the_first() {
    SubmitSealedBid.SealedBid first = seal.seal(tender.id(), tender.offer("1", "1"));
    SubmitSealedBid.SealedBid other = seal.seal(tender.id(), tender.offer("2", "1"));
    submit.run(bidder, tender.id(), first);
    SubmitSealedBid.SealedBid underItsKey =
        new SubmitSealedBid.SealedBid(
            first.requestKey(),
            other.tenderKeySha256(),
            other.sha256(),
            other.sealedContent(),
            other.sealedPrices(),
            other.documents(),
            other.publicKey(),
            other.signature(),
            other.amendment());

    assertThatThrownBy(() -> submit.run(bidder, tender.id(), underItsKey))
        .isInstanceOf(Refusal.Conflict.class)
        .hasMessage("shared.sent-otherwise");
    assertThat(submit.run(bidder, tender.id(), other).number()).isEqualTo(2);
  }

  @Test
  void what_is_not_sealed_to_the_tender_or_not_signed_is_refused() {
    SealingTerms terms = seal.terms(tender.id());
    BidFixture.Tender elsewhere = TENDERS.aPublishedTender();
    SubmitSealedBid.SealedBid sent = seal.seal(tender.id(), tender.offer("1", "1"));
    SubmitSealedBid.SealedBid other = seal.seal(tender.id(), tender.offer("2", "2"));

    refused(seal.signed(terms, sent.sha256(), new byte[100]), "sealing.not-sealed");
    refused(seal.seal(elsewhere.id(), elsewhere.offer("1", "1")), "sealing.other-key");
    refused(with(sent, other.sha256(), sent.signature()), "sealing.signature-wrong");
    refused(with(sent, sent.sha256(), other.signature()), "sealing.signature-wrong");
    refused(with(sent, sent.sha256(), "not even Base64!"), "sealing.signature-wrong");
    assertThatThrownBy(() -> submit.run(bidder, tender.id(), with(sent, "f00", sent.signature())))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults())
                    .extracting(Refusal.Fault::code)
                    .containsExactly("sealing.digest-unreadable"));
    assertThat(
            APP.ask(
                "SELECT COUNT(*) FROM bid_version v JOIN bid b ON b.id = v.bid_id"
                    + " WHERE b.supplier_id = "
                    + bidder.grants().get(0).supplier()))
        .isEqualTo("0");
  }

  @Test
  void a_tender_can_take_only_what_its_bidders_sealed() {
    TENDERS.demandSealedByBidder(tender);
    SubmitBid byService = APP.get(SubmitBid.class);
    Offer offer = tender.offer("1", "1");

    assertThatThrownBy(() -> byService.run(bidder, tender.id(), offer, "key", false))
        .hasMessage("sealing.by-bidder-only");
    assertThat(Browserless.signedInAs(APP, bidder).get("/tenders/" + tender.id() + "/bid").body())
        .contains("/tenders/" + tender.id() + "/bid/seal");

    BidQueries.Receipt receipt = submit.run(bidder, tender.id(), seal.seal(tender.id(), offer));

    assertThat(receipt.sealedBy()).isEqualTo(SealedBy.BIDDER);
    assertThatThrownBy(() -> APP.sql(version(receipt.bidId(), "'SERVICE', NULL, NULL")))
        .as("also past the code")
        .hasMessageContaining("sealing.by-bidder-only");
  }

  @Test
  void the_database_takes_no_signature_by_the_key_of_another_and_changes_no_key() {
    BidQueries.Receipt receipt =
        submit.run(bidder, tender.id(), seal.seal(tender.id(), tender.offer("1", "1")));
    Actor another = WORLD.aBidderFor(WORLD.aSupplier());
    BidFixture.Tender second = TENDERS.aPublishedTender();
    APP.get(SubmitSealedBid.class)
        .run(
            another,
            second.id(),
            new OwnSeal(APP, another).seal(second.id(), second.offer("1", "1")));
    String key = APP.ask("SELECT id FROM bidder_key WHERE person_id = " + another.personId());

    assertThatThrownBy(
            () -> APP.sql(version(receipt.bidId(), "'BIDDER', %s, 'AA=='".formatted(key))))
        .hasMessageContaining("sealing.other-bidders-key");
    assertThatThrownBy(() -> APP.sql(version(receipt.bidId(), "'BIDDER', NULL, NULL")))
        .hasMessageContaining("ck_bid_version_sealed_by");
    assertThatThrownBy(() -> APP.sql("UPDATE bidder_key SET public_key = '' WHERE id = " + key))
        .hasMessageContaining("sealing.key-fixed");
    assertThatThrownBy(() -> APP.sql("DELETE FROM bidder_key WHERE id = " + key))
        .hasMessageContaining("sealing.key-fixed");
  }

  @Test
  void verification_holds_a_bid_against_the_signature_of_its_bidder() {
    BidFixture.Tender two = TENDERS.aTwoEnvelopeTender();
    BidQueries.Receipt receipt =
        submit.run(bidder, tender.id(), seal.seal(tender.id(), tender.offer("1", "1")));
    submit.run(bidder, two.id(), seal.seal(two.id(), two.offer("1", "1")));
    BidReceiptCheckQueries check = APP.get(BidReceiptCheckQueries.class);
    assertThat(check.findings()).isEmpty();

    String change = "UPDATE bid_version SET sealed_content = CONCAT(sealed_content, 'x') WHERE %s";
    exchange(change.formatted("bid_id = " + receipt.bidId()));
    assertThat(check.findings())
        .containsExactly(Finding.of("bid-signature-wrong", receipt.receiptNumber()));

    acceptFirstRegistration();
    assertThat(check.findings()).as("the number that was signed may be another one").isEmpty();
    APP.withoutTriggersOf(
        List.of("registration_version", "supplier_registration"),
        () -> {
          APP.sql("DELETE FROM registration_version");
          APP.sql("DELETE FROM supplier_registration");
        });
    exchange(
        "UPDATE bid_version SET sealed_content = LEFT(sealed_content, LENGTH(sealed_content) - 1)"
            + " WHERE bid_id = "
            + receipt.bidId());
    assertThat(check.findings()).isEmpty();
  }

  private static void exchange(String statement) {
    APP.withoutTriggersOf(List.of("bid_version"), () -> APP.sql(statement));
  }

  /** As a supplier of the register of old has it, which registers itself now. */
  private void acceptFirstRegistration() {
    long supplier = bidder.grants().get(0).supplier();
    APP.withoutTriggersOf(
        List.of("registration_version", "supplier_registration"),
        () -> {
          APP.sql(
              """
              SET STATEMENT check_constraint_checks = 0 FOR
              INSERT INTO supplier_registration (reference, supplier_id, link_sent_at, created_at)
              VALUES ('R-%d', %d, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))"""
                  .formatted(supplier, supplier));
          APP.sql(
              """
              SET STATEMENT check_constraint_checks = 0 FOR
              INSERT INTO registration_version (registration_id, number, status, decided_at)
              SELECT id, 1, 'ACCEPTED', UTC_TIMESTAMP(6) FROM supplier_registration
               WHERE supplier_id = %d"""
                  .formatted(supplier));
        });
  }

  @Test
  void the_notice_tells_everybody_the_key_that_bids_are_sealed_to() {
    String key = seal.terms(tender.id()).bidKey().sha256();

    assertThat(Browserless.signedInAs(APP, bidder).get("/publications/" + tender.number()).body())
        .contains(key);
    assertThat(others.detail("bid.key-made", tender.id())).contains(key);
  }

  private void refused(SubmitSealedBid.SealedBid sent, String code) {
    assertThatThrownBy(() -> submit.run(bidder, tender.id(), sent)).hasMessage(code);
  }

  private static SubmitSealedBid.SealedBid with(
      SubmitSealedBid.SealedBid sent, String sha256, String signature) {
    return new SubmitSealedBid.SealedBid(
        UUID.randomUUID().toString(),
        sent.tenderKeySha256(),
        sha256,
        sent.sealedContent(),
        null,
        null,
        sent.publicKey(),
        signature,
        null);
  }

  private static String version(long bid, String sealedBy) {
    return """
        INSERT INTO bid_version (bid_id, tender_id, number, receipt_number, request_key,
                                 received_at, received_from, sha256, sealed_content, sealed_by,
                                 bidder_key_id, signature)
        SELECT bid_id, tender_id, 99, 'B-PAST', 'past', UTC_TIMESTAMP(6), received_from,
               REPEAT('0', 64), 'x', %s
          FROM bid_version WHERE bid_id = %d LIMIT 1"""
        .formatted(sealedBy, bid);
  }
}
