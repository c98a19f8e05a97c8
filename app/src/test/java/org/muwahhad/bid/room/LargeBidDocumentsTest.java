package org.muwahhad.bid.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.BidFixture;
import org.muwahhad.bid.SealedPart;
import org.muwahhad.bid.document.AddBidDocument;
import org.muwahhad.bid.document.OpenedDocumentQueries;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;
import org.muwahhad.upload.InspectFile;

/** The documents of a bid may have two hundred megabytes in all. */
@Tag("long")
class LargeBidDocumentsTest {
  private static final int MEGABYTE = 1024 * 1024;
  private static final int FILES = 10;
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final BidFixture TENDERS = new BidFixture(APP, WORLD);
  private final BidFixture.Tender tender = TENDERS.aPublishedTender();
  private final Actor bidder = WORLD.aBidderFor(WORLD.aSupplier());

  @Test
  void two_hundred_megabytes_are_taken_sealed_and_opened_and_no_more() {
    byte[] bytes = pdf(19 * MEGABYTE + MEGABYTE / 2);
    for (byte i = 0; i < FILES; i++) {
      bytes[bytes.length - 1] = i;
      add(i + ".pdf", bytes);
    }
    String last = Sha256.of(bytes);

    assertThatThrownBy(() -> add("more.pdf", pdf(6 * MEGABYTE)))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults())
                    .extracting(Refusal.Fault::code)
                    .containsExactly("bid.documents-too-large"));
    APP.get(SubmitBid.class).run(bidder, tender.id(), tender.offer("1", "2"), "large", false);
    TENDERS.open(tender);

    assertThat(APP.get(OpenedDocumentQueries.class).list(tender.id()))
        .hasSize(FILES)
        .anyMatch(d -> d.sha256().equals(last) && d.byteCount() == bytes.length);
    assertThat(
            APP.ask(
                """
                SELECT MAX(LENGTH(p.content)) FROM bid_document_piece p
                  JOIN bid_document d ON d.id = p.document_id WHERE d.tender_id = %d"""
                    .formatted(tender.id())))
        .as("what is held of a document at a time")
        .isEqualTo(String.valueOf(MEGABYTE));
  }

  @Test
  void the_page_tells_how_much_is_taken() {
    Browserless browser = Browserless.signedInAs(APP, bidder);
    browser.get("/language/en");

    assertThat(browser.get("/tenders/" + tender.id() + "/bid/documents").body())
        .contains("At most 20 documents, each at most 20 MB, together at most 200 MB");
  }

  private void add(String name, byte[] bytes) {
    APP.get(AddBidDocument.class)
        .run(
            bidder, tender.id(), SealedPart.BID, new InspectFile.UploadedFile("file", name, bytes));
  }

  private static byte[] pdf(int size) {
    byte[] bytes = new byte[size];
    new Random().nextBytes(bytes);
    byte[] beginning = "%PDF-1.4\n".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(beginning, 0, bytes, 0, beginning.length);
    return bytes;
  }
}
