package org.muwahhad.bid.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.BidFixture;
import org.muwahhad.bid.SealedPart;
import org.muwahhad.bid.document.AddBidDocument;
import org.muwahhad.bid.document.RemoveBidDocument;
import org.muwahhad.shared.Refusal;
import org.muwahhad.upload.InspectFile;

/**
 * One bidder keeps so many versions of a bid, and so many bytes in all of them together: of what is
 * sealed, and of documents.
 */
@Tag("long")
class KeptVersionsTest {
  private static final int MEGABYTE = 1024 * 1024;
  private static final TestApp APP =
      TestApp.start(
          Map.of(
              "muwahhad.bids.most-versions",
              4,
              "muwahhad.bids.most-sealed-bytes",
              "1MB",
              "muwahhad.bid-documents.most-kept-bytes",
              "3MB"));
  private static final World WORLD = World.in(APP);
  private static final BidFixture TENDERS = new BidFixture(APP, WORLD);
  private final BidFixture.Tender tender = TENDERS.aPublishedTender();
  private final Actor bidder = WORLD.aBidderFor(WORLD.aSupplier());
  private final String page = "/tenders/" + tender.id() + "/bid/documents";

  @Test
  void documents_that_are_exchanged_from_version_to_version_are_bounded_and_told_at_the_file() {
    Browserless browser = Browserless.signedInAs(APP, bidder);
    browser.get("/language/en");
    for (int i = 0; i < 3; i++) {
      add(i);
      submit();
      remove();
    }

    HttpResponse<String> english = browser.upload(page, "a.pdf", pdf(9));
    browser.get("/language/ar");
    HttpResponse<String> arabic = browser.upload(page, "a.pdf", pdf(9));

    assertThat(english.statusCode()).isEqualTo(422);
    assertThat(english.body())
        .contains("id=\"file-error\"", "all versions of this bid can have at most 3 MB together");
    assertThat(arabic.body()).contains("نسخ هذا العرض كلها مجتمعة 3 ميغابايت");
    assertThat(keptBytes()).isLessThanOrEqualTo(3L * MEGABYTE);
  }

  @Test
  void a_document_that_stays_in_the_draft_is_kept_once_for_all_versions() {
    add(1);
    long once = keptBytes();

    submit();
    submit();

    assertThat(keptBytes()).isEqualTo(once);
    assertThat(
            APP.ask(
                "SELECT COUNT(*) FROM bid_version_document v JOIN bid_document d ON d.id ="
                    + " v.document_id WHERE d.tender_id = "
                    + tender.id()))
        .isEqualTo("2");
  }

  @Test
  void versions_are_bounded_and_the_last_stays_in_force() {
    for (int i = 0; i < 4; i++) {
      submit();
    }

    assertThat(catchThrowableOfType(Refusal.RuleBroken.class, this::submit))
        .hasMessage("bid.too-many-versions");
    assertThat(
            APP.ask(
                "SELECT CONCAT(status, ' ', version_count) FROM bid WHERE tender_id = "
                    + tender.id()))
        .isEqualTo("SUBMITTED 4");
  }

  @Test
  void sealed_versions_are_bounded_together_and_the_last_stays_in_force() {
    OwnSeal seal = new OwnSeal(APP, bidder);
    SubmitSealedBid ofBidder = APP.get(SubmitSealedBid.class);
    ofBidder.run(bidder, tender.id(), seal.sealText(tender.id(), "x".repeat(MEGABYTE - 400)));
    SubmitSealedBid.SealedBid another = seal.sealText(tender.id(), "x".repeat(1000));

    Refusal.RuleBroken refused =
        catchThrowableOfType(
            Refusal.RuleBroken.class, () -> ofBidder.run(bidder, tender.id(), another));

    assertThat(refused).hasMessage("bid.all-sealed-too-large");
    assertThat(refused.arguments()).containsExactly(1L);
    assertThat(catchThrowableOfType(Refusal.RuleBroken.class, this::submit))
        .as("also what the service seals")
        .hasMessage("bid.all-sealed-too-large");
    assertThat(
            APP.ask(
                "SELECT CONCAT(status, ' ', version_count) FROM bid WHERE tender_id = "
                    + tender.id()))
        .isEqualTo("SUBMITTED 1");
  }

  @Test
  void the_database_keeps_no_more_than_256_megabytes_of_sealed_versions_of_a_bid() {
    submit();
    for (int i = 0; i < 85; i++) {
      APP.sql(sealed(i));
    }

    assertThatThrownBy(() -> APP.sql(sealed(85))).hasMessageContaining("bid.sealed-too-large");
    assertThat(
            APP.ask(
                "SELECT SUM(sealed_bytes) = SUM(LENGTH(sealed_content)) FROM bid_version"
                    + " WHERE tender_id = "
                    + tender.id()))
        .isEqualTo("1");
  }

  /** A version of three megabytes, past the code. */
  private String sealed(int number) {
    return """
        INSERT INTO bid_version (bid_id, tender_id, number, receipt_number, request_key,
          received_at, received_from, sha256, sealed_content)
        SELECT bid_id, tender_id, %1$d, 'K-%1$d', 'kept-%1$d', received_at, received_from, sha256,
               REPEAT('x', %2$d)
          FROM bid_version WHERE tender_id = %3$d AND number = 1"""
        .formatted(number + 100, 3 * MEGABYTE, tender.id());
  }

  private void add(int number) {
    APP.get(AddBidDocument.class)
        .run(
            bidder,
            tender.id(),
            SealedPart.BID,
            new InspectFile.UploadedFile(
                "file", "a" + number + ".pdf", pdf(number).getBytes(StandardCharsets.ISO_8859_1)));
  }

  /** Almost a megabyte that differs from all others. */
  private static String pdf(int number) {
    return "%PDF-1.4\n" + ("number " + number + "\n").repeat(MEGABYTE / 10) + "%%EOF\n";
  }

  private void remove() {
    long id = APP.get(ViewBidRoom.class).get(bidder, tender.id()).documents().get(0).id();
    APP.get(RemoveBidDocument.class).run(bidder, tender.id(), id);
  }

  private void submit() {
    APP.get(SubmitBid.class)
        .run(bidder, tender.id(), tender.offer("10", "2"), UUID.randomUUID().toString(), true);
  }

  private long keptBytes() {
    return Long.parseLong(
        APP.ask(
            "SELECT COALESCE(SUM(byte_count), 0) FROM bid_document WHERE tender_id = "
                + tender.id()));
  }
}
