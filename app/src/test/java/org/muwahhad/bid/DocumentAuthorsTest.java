package org.muwahhad.bid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.document.AddBidDocument;
import org.muwahhad.bid.document.ReadDocumentAuthors;
import org.muwahhad.bid.room.SubmitBid;
import org.muwahhad.upload.InspectFile;
import org.muwahhad.upload.OfficeFiles;

/** Who made the documents of a bid is read once the bid is opened, and not before. */
class DocumentAuthorsTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final BidFixture TENDERS = new BidFixture(APP, WORLD);
  private final ReadDocumentAuthors read = APP.get(ReadDocumentAuthors.class);
  private final BidFixture.Tender tender = TENDERS.aPublishedTender();
  private final Actor bidder = WORLD.aBidderFor(WORLD.aSupplier());

  @AfterAll
  static void closed() {
    APP.close();
  }

  @Test
  void who_made_a_document_is_read_after_the_opening_alone_and_stays() {
    add("offer.docx", OfficeFiles.documentBy("Sara Ali", "Omar Said"));
    add("terms.pdf", OfficeFiles.pdf("terms"));
    submit();
    assertThat(read.run()).as("sealed: nobody reads it").isZero();
    TENDERS.open(tender);

    assertThat(read.run()).isEqualTo(4);

    assertThat(
            APP.ask(
                "SELECT GROUP_CONCAT(a.place, ' ', a.name ORDER BY a.place SEPARATOR ', ')"
                    + " FROM document_author a"
                    + " JOIN opened_document d ON d.document_id = a.document_id"
                    + " WHERE a.name <> '' AND d.tender_id = "
                    + tender.id()))
        .isEqualTo("AUTHOR SARA ALI, LAST_SAVED OMAR SAID");
    assertThat(read.run()).as("each is read once").isZero();
    for (String statement :
        List.of("UPDATE document_author SET name = 'X'", "DELETE FROM document_author")) {
      assertThatThrownBy(() -> APP.sql(statement)).hasMessageContaining("bid.author-fixed");
    }
  }

  @Test
  void what_a_scanner_holds_back_is_not_read() {
    add("offer.docx", OfficeFiles.documentBy("Sara Ali", "Omar Said"));
    submit();
    TENDERS.open(tender);
    APP.withoutTriggersOf(
        List.of("opened_document"),
        () ->
            APP.sql(
                "UPDATE opened_document SET scan_status = 'WAITING' WHERE tender_id = "
                    + tender.id()));

    read.run();

    assertThat(
            APP.ask(
                "SELECT COUNT(*) FROM document_author a"
                    + " JOIN opened_document d ON d.document_id = a.document_id"
                    + " WHERE d.tender_id = "
                    + tender.id()))
        .isEqualTo("0");
  }

  private void add(String name, byte[] bytes) {
    APP.get(AddBidDocument.class)
        .run(
            bidder, tender.id(), SealedPart.BID, new InspectFile.UploadedFile("file", name, bytes));
  }

  private void submit() {
    APP.get(SubmitBid.class)
        .run(bidder, tender.id(), tender.offer("10", "2"), UUID.randomUUID().toString(), false);
  }
}
