package org.muwahhad.bid.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.BidContent;
import org.muwahhad.bid.BidDocument;
import org.muwahhad.bid.BidFixture;
import org.muwahhad.bid.BidQueries;
import org.muwahhad.bid.ChangedOffers;
import org.muwahhad.bid.Offer;
import org.muwahhad.bid.SealedPart;
import org.muwahhad.bid.document.AddBidDocument;
import org.muwahhad.bid.offer.OfferRules;
import org.muwahhad.bid.offer.RulesOfTender;
import org.muwahhad.bid.seal.BidJson;
import org.muwahhad.upload.InspectFile;
import org.muwahhad.upload.OfficeFiles;
import org.muwahhad.upload.ScanStatus;

/**
 * What is wrong in bids that their bidders sealed is found at the opening: such a bid is
 * unreadable, and stops no other.
 */
class SealedBidContentTest {
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
  void what_breaks_the_rules_or_is_no_bid_is_found_at_the_opening_and_stops_no_other() {
    BidQueries.Receipt good =
        submit.run(bidder, tender.id(), seal.seal(tender.id(), tender.offer("10", "10")));
    String content = SealedBidFixture.content(tender.offer("10", "10"));
    long negative = others.another(content.replace("\"10.000\"", "\"-10.000\""));
    long endless = others.another(content.replace("\"10.000\"", "\"1E999999999\""));
    long brief = others.another(content.replace("\"validityDays\":90", "\"validityDays\":89"));
    String empty = "{\"description\":\"\",\"lot\":%d,\"prices\":[]},".formatted(lot());
    String many = empty.repeat(100_000);
    long endlessly =
        others.another(
            content.replace(
                "\"alternatives\":null",
                "\"alternatives\":[" + many.substring(0, many.length() - 1) + "]"));
    long incomplete = others.another(content.replaceFirst("\\{\"lotItem\"[^}]*\\},", ""));
    long words = others.another("this is no bid");
    long nothing = others.another("{}");
    long ofAnother = others.another(SealedBidFixture.content(tender.offer("10", "10")), false);

    TENDERS.open(tender);

    assertThat(queries.listOpened(tender.id()))
        .extracting(BidQueries.OpenedBid::bidId)
        .containsExactly(good.bidId());
    assertThat(queries.listUnreadable(tender.id()))
        .extracting(BidQueries.UnreadableBid::bidId)
        .containsExactlyInAnyOrder(
            negative, endless, brief, endlessly, incomplete, words, nothing, ofAnother);
    assertThat(others.detail("tender.open", tender.id())).contains("CONTENT_INVALID");
  }

  @Test
  void what_a_bidder_sealed_in_the_place_of_a_currency_is_not_repeated_and_stops_no_opening() {
    BidQueries.Receipt good =
        submit.run(bidder, tender.id(), seal.seal(tender.id(), tender.offer("10", "10")));
    String content =
        SealedBidFixture.content(tender.offer("10", "10")).replace("\"10.000\"", "\"10.12345\"");
    String currency = "\"currency\":\"KWD\"";
    // Half of a character, which nothing can write down.
    long half = others.another(content.replace(currency, "\"currency\":\"\\ud83d\""));
    long words = others.another(content.replace(currency, "\"currency\":\"Ours is <b>best</b>\""));

    TENDERS.open(tender);

    assertThat(queries.listOpened(tender.id()))
        .extracting(BidQueries.OpenedBid::bidId)
        .containsExactly(good.bidId());
    assertThat(queries.listUnreadable(tender.id()))
        .extracting(BidQueries.UnreadableBid::bidId)
        .containsExactlyInAnyOrder(half, words);
    assertThat(others.detail("tender.open", tender.id()))
        .contains("\"code\":\"shared.too-many-decimals\",\"arguments\":[\"…\",\"2\"]")
        .doesNotContain("best", "ud83d");
  }

  @Test
  void nothing_of_a_bid_is_longer_than_in_one_that_keeps_the_rules() {
    OfferRules rules = APP.get(RulesOfTender.class).of(tender.id());
    Offer offer = tender.offer("10", "10");
    Offer.Price price = offer.prices().get(0);
    Offer.Alternative alternative = new Offer.Alternative(lot(), "", List.of());

    assertThat(rules.isBounded(offer)).isTrue();
    assertThat(rules.isBounded(offer.withPrices(Collections.nCopies(1000, price)))).isFalse();
    assertThat(
            rules.isBounded(
                ChangedOffers.withAlternatives(offer, Collections.nCopies(1000, alternative))))
        .isFalse();
    Offer.Price tiered =
        new Offer.Price(
            price.lotItemId(),
            price.unitPrice(),
            null,
            null,
            null,
            null,
            null,
            Collections.nCopies(1000, new Offer.Tier(BigDecimal.ONE, BigDecimal.TEN)),
            null,
            null);
    assertThat(rules.isBounded(offer.withPrices(List.of(tiered)))).isFalse();
  }

  @Test
  void a_document_of_a_bid_has_a_name_and_a_kind_that_are_taken_where_it_came() {
    assertThat(document("عرض فني.pdf", "application/pdf").isValid()).isTrue();
    assertThat(document("a.html", "text/html").isValid()).isFalse();
    assertThat(document("a.exe", "application/pdf").isValid()).isFalse();
    assertThat(document("a\u202Efdp.exe", "application/pdf").isValid()).isFalse();
    assertThat(document("../a.pdf", "application/pdf").isValid()).isFalse();
  }

  private static BidDocument document(String name, String contentType) {
    String hash = "0".repeat(64);
    return new BidDocument(1, contentType, 1, hash, name, ScanStatus.CLEAN, hash);
  }

  @Test
  void what_a_bid_says_of_the_scan_of_its_documents_is_not_believed() {
    APP.get(AddBidDocument.class)
        .run(
            bidder,
            tender.id(),
            SealedPart.BID,
            new InspectFile.UploadedFile("file", "a.pdf", OfficeFiles.pdf("a")));
    SealingTerms terms = seal.terms(tender.id());
    BidDocument own = terms.documents().get(0);
    assertThat(own.scan()).isEqualTo(ScanStatus.UNSCANNED);
    BidDocument claimed =
        new BidDocument(
            own.byteCount(),
            own.contentType(),
            own.id(),
            own.key(),
            own.name(),
            ScanStatus.CLEAN,
            own.sha256());
    byte[] content =
        BidJson.ofSubcommand()
            .write(
                BidContent.of(
                    tender.offer("10", "10").withoutSecurityTick(),
                    List.of(claimed),
                    BidContent.freshSalt(),
                    BidContent.freshSalt(),
                    terms.supplier(),
                    terms.tender()));
    submit.run(
        bidder,
        tender.id(),
        seal.sealText(tender.id(), new String(content, StandardCharsets.UTF_8), List.of(own.id())));

    TENDERS.open(tender);

    assertThat(APP.ask("SELECT scan_status FROM opened_document WHERE document_id = " + own.id()))
        .isEqualTo("UNSCANNED");
    APP.withoutTriggersOf(
        List.of("opened_document"),
        () -> APP.sql("DELETE FROM opened_document WHERE document_id = " + own.id()));
    APP.without(
        "tr_opened_document_at_opening",
        () ->
            assertThatThrownBy(
                    () ->
                        APP.sql(
                            """
                            INSERT INTO opened_document (document_id, bid_id, tender_id, part,
                              position, file_name, content_type, byte_count, sha256, content_key,
                              scan_status)
                            SELECT id, bid_id, tender_id, 'BID', 1, 'a', 'application/pdf', 1, '',
                              'k', 'CLEAN' FROM bid_document WHERE id = %d"""
                                .formatted(own.id())))
                .hasMessageContaining("bid.scan-unproved"));
  }

  @Test
  void the_database_opens_no_bid_of_a_shorter_validity_than_the_tender_requires() {
    BidQueries.Receipt receipt =
        submit.run(bidder, tender.id(), seal.seal(tender.id(), tender.offer("10", "10")));

    APP.without(
        "tr_opened_bid_at_opening",
        () ->
            assertThatThrownBy(
                    () ->
                        APP.sql(
                            """
                            INSERT INTO opened_bid (bid_id, tender_id, version_id, currency,
                              is_gcc_origin, validity_days, has_security, statement, draw_value,
                              opened_at)
                            SELECT bid_id, tender_id, id, 'KWD', TRUE, 89, FALSE, '', sha256,
                              UTC_TIMESTAMP(6) FROM bid_version WHERE bid_id = %d"""
                                .formatted(receipt.bidId())))
                .hasMessageContaining("bid.opened-short-validity"));
  }

  @Test
  void what_the_database_takes_from_no_bid_is_unreadable_and_leaves_nothing_behind() {
    TENDERS.demandSecurity(tender);
    Offer unsecured = tender.offer("10", "10").withoutSecurityTick();
    BidQueries.Receipt good = submit.run(bidder, tender.id(), seal.seal(tender.id(), unsecured));
    String stated =
        "\"security\":{\"amount\":\"1.000\",\"currency\":\"KWD\",\"form\":\"BANK_GUARANTEE\","
            + "\"issuer\":\"Bank\",\"reference\":\"1\",\"validUntil\":\"+999999999-01-01\"}";
    long outOfRange =
        others.another(
            SealedBidFixture.content(unsecured)
                .replace("\"security\":null", stated)
                .replace("\"hasSecurity\":false", "\"hasSecurity\":true"));

    TENDERS.open(tender);

    assertThat(queries.listOpened(tender.id()))
        .extracting(BidQueries.OpenedBid::bidId)
        .containsExactly(good.bidId());
    assertThat(queries.listUnreadable(tender.id()))
        .extracting(BidQueries.UnreadableBid::bidId)
        .containsExactly(outOfRange);
    assertThat(APP.ask("SELECT COUNT(*) FROM bid_line WHERE bid_id = " + outOfRange))
        .isEqualTo("0");
  }

  private long lot() {
    return Long.parseLong(
        APP.ask("SELECT lot_id FROM lot_item WHERE id = " + tender.items().get(0)));
  }
}
