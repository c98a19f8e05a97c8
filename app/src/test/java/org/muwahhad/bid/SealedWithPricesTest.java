package org.muwahhad.bid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.document.AddBidDocument;
import org.muwahhad.bid.document.OpenedDocumentQueries;
import org.muwahhad.bid.opening.AlternativeQueries;
import org.muwahhad.bid.opening.OpenPriceEnvelopes;
import org.muwahhad.evaluation.document.ViewBidDocuments;
import org.muwahhad.evaluation.score.CloseTechnicalEvaluation;
import org.muwahhad.upload.InspectFile;
import org.muwahhad.upload.OfficeFiles;

/** What a bid seals with its prices, documents and alternatives, comes out with them. */
class SealedWithPricesTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final BidFixture TENDERS = new BidFixture(APP, WORLD);
  private final TwoEnvelopes two = new TwoEnvelopes(APP, WORLD, TENDERS);
  private final BidFixture.Tender tender = two.tender;
  private final Actor examiner = two.examiner;
  private final Actor good = two.good;
  private final Actor weak = two.weak;

  @Test
  void documents_come_out_with_their_envelope_and_to_members_free_of_conflict() throws Exception {
    attach(good, SealedPart.BID, "technical");
    attach(good, SealedPart.PRICES, "prices");
    attach(weak, SealedPart.PRICES, "weak");
    two.bothBid();
    TENDERS.open(tender);

    assertThatThrownBy(this::documents).hasMessage("evaluation.declare-first");
    two.examine();
    assertThat(documents())
        .extracting(OpenedDocumentQueries.OpenedDocumentRow::fileName)
        .containsExactly("technical.pdf");
    APP.get(CloseTechnicalEvaluation.class).run(examiner, tender.id());
    two.announce();
    String open =
        """
        INSERT INTO opened_document (document_id, bid_id, tender_id, part, position, file_name,
          content_type, byte_count, sha256, content_key, scan_status)
        SELECT id, bid_id, tender_id, 'PRICES', 1, 'a', 'application/pdf', 1, '', 'k', 'CLEAN'
          FROM bid_document WHERE bid_id = %d AND id NOT IN (SELECT document_id FROM opened_document)""";
    assertThatThrownBy(() -> APP.sql(open.formatted(two.goodBid)))
        .hasMessageContaining("bid.prices-not-due");
    two.assertRefused(open.formatted(two.weakBid), "bid.prices-stay-sealed");
    TwoEnvelopes.atTheMeeting(
        () -> {
          TENDERS.members().givePriceShares(tender.id());
          APP.get(OpenPriceEnvelopes.class).run(tender.chair(), tender.id());
        });

    assertThat(documents())
        .extracting(OpenedDocumentQueries.OpenedDocumentRow::fileName)
        .containsExactly("technical.pdf", "prices.pdf");
    assertThat(
            two.inEnglish(examiner).get("/tenders/" + tender.id() + "/evaluation/documents").body())
        .contains("technical.pdf", "Price envelope")
        .doesNotContain("weak.pdf");
    long prices = documents().get(1).documentId();
    assertThat(
            two.inEnglish(examiner)
                .get("/tenders/" + tender.id() + "/evaluation/documents/" + prices)
                .body())
        .isEqualTo(new String(OfficeFiles.pdf("prices"), StandardCharsets.UTF_8));
    assertThat(
            two.inEnglish(good)
                .get("/tenders/" + tender.id() + "/evaluation/documents/" + prices)
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void alternatives_come_out_with_the_prices_and_those_of_a_bid_that_failed_never() {
    TENDERS.allowAlternatives(tender);
    long lot = Long.parseLong(APP.ask("SELECT MIN(id) FROM lot WHERE tender_id = " + tender.id()));
    Offer.Alternative alternative =
        new Offer.Alternative(
            lot,
            "Another solution",
            tender.items().subList(0, 2).stream()
                .map(i -> new Offer.AlternativePrice(i, BigDecimal.ONE, null, null))
                .toList());
    two.goodBid =
        two.submit(
                good, ChangedOffers.withAlternatives(tender.offer("2", "2"), List.of(alternative)))
            .bidId();
    two.weakBid =
        two.submit(
                weak, ChangedOffers.withAlternatives(tender.offer("3", "3"), List.of(alternative)))
            .bidId();
    TENDERS.open(tender);
    AlternativeQueries opened = APP.get(AlternativeQueries.class);
    assertThat(opened.list(tender.id())).isEmpty();
    two.examine();
    APP.get(CloseTechnicalEvaluation.class).run(examiner, tender.id());
    two.announce();
    String add =
        "INSERT INTO bid_alternative (bid_id, lot_id, tender_id, description) VALUES (%d, %d, %d, 'x')";
    assertThatThrownBy(() -> APP.sql(add.formatted(two.goodBid, lot, tender.id())))
        .hasMessageContaining("bid.prices-not-due");
    two.assertRefused(add.formatted(two.weakBid, lot, tender.id()), "bid.prices-stay-sealed");
    TwoEnvelopes.atTheMeeting(
        () -> {
          TENDERS.members().givePriceShares(tender.id());
          APP.get(OpenPriceEnvelopes.class).run(tender.chair(), tender.id());
        });

    assertThat(opened.list(tender.id()))
        .extracting(AlternativeQueries.OpenedAlternative::bidId)
        .containsExactly(two.goodBid);
    assertThatThrownBy(
            () ->
                APP.sql(
                    "INSERT INTO alternative_line (bid_id, lot_item_id, lot_id, tender_id, unit_price) VALUES (%d, %d, %d, %d, 1)"
                        .formatted(two.goodBid, tender.items().get(2), lot, tender.id())))
        .hasMessageContaining("bid.prices-not-due");
  }

  private List<OpenedDocumentQueries.OpenedDocumentRow> documents() {
    return APP.get(ViewBidDocuments.class).list(examiner, tender.id());
  }

  private void attach(Actor bidder, SealedPart part, String word) {
    APP.get(AddBidDocument.class)
        .run(
            bidder,
            tender.id(),
            part,
            new InspectFile.UploadedFile("file", word + ".pdf", OfficeFiles.pdf(word)));
  }
}
