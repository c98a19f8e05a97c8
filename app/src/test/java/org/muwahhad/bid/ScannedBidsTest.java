package org.muwahhad.bid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.InstalledClamd;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.document.AddBidDocument;
import org.muwahhad.bid.document.DraftDocument;
import org.muwahhad.bid.document.OpenedDocumentQueries;
import org.muwahhad.bid.document.RemoveBidDocument;
import org.muwahhad.bid.document.ScanBidDocuments;
import org.muwahhad.bid.document.ViewOpenedDocument;
import org.muwahhad.bid.room.BidRoomView;
import org.muwahhad.bid.room.SubmitBid;
import org.muwahhad.bid.room.ViewBidRoom;
import org.muwahhad.shared.Refusal;
import org.muwahhad.upload.InspectFile;
import org.muwahhad.upload.OfficeFiles;
import org.muwahhad.upload.ScanStatus;

/** Documents of bids with a real ClamAV daemon: its absence keeps no bid out. */
class ScannedBidsTest {
  private static final InstalledClamd CLAMD = InstalledClamd.start();
  private static final TestApp APP =
      TestApp.start(
          Map.of("muwahhad.scanner.address", CLAMD.unix(), "muwahhad.scanner.interval", "1h"));
  private static final World WORLD = World.in(APP);
  private static final BidFixture TENDERS = new BidFixture(APP, WORLD);
  private final BidFixture.Tender tender = TENDERS.aPublishedTender();
  private final Actor bidder = WORLD.aBidderFor(WORLD.aSupplier());

  @AfterAll
  static void ended() {
    APP.close();
    CLAMD.close();
  }

  @Test
  void malware_does_not_get_into_a_bid_and_nothing_tells_of_it() {
    assertThatThrownBy(() -> add("a.pdf", infected("a")))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r -> assertThat(r.faults().get(0).code()).isEqualTo("upload.infected"));

    assertThat(room().documents()).isEmpty();
    assertThat(APP.ask("SELECT COUNT(*) FROM file_scan")).isEqualTo("0");
    add("good.pdf", OfficeFiles.PDF);
    assertThat(room().documents().get(0).scan()).isEqualTo(ScanStatus.CLEAN);
  }

  @Test
  void a_draft_is_scanned_once_the_daemon_is_back_and_malware_is_not_sealed() {
    CLAMD.stop();
    try {
      add("good.pdf", OfficeFiles.pdf("good"));
      add("bad.pdf", infected("bad"));
    } finally {
      CLAMD.again();
    }
    assertThat(room().documents()).extracting(DraftDocument::scan).containsOnly(ScanStatus.WAITING);

    assertThat(APP.get(ScanBidDocuments.class).run()).isEqualTo(2);

    assertThat(room().documents())
        .extracting(DraftDocument::scan)
        .containsExactlyInAnyOrder(ScanStatus.CLEAN, ScanStatus.QUARANTINED);
    assertThatThrownBy(this::submit).hasMessage("bid.document-quarantined");
    assertThat(
            Browserless.signedInAs(APP, bidder).get("/tenders/" + tender.id() + "/bid/seal").body())
        .as("also where the bidder seals it")
        .contains("data-held=\"yes\"");
    room().documents().stream()
        .filter(d -> d.scan() == ScanStatus.QUARANTINED)
        .forEach(d -> APP.get(RemoveBidDocument.class).run(bidder, tender.id(), d.id()));
    submit();
  }

  @Test
  void what_was_sealed_unscanned_is_scanned_after_the_opening_before_anybody_gets_it() {
    CLAMD.stop();
    try {
      add("good.pdf", OfficeFiles.pdf("good"));
      add("bad.pdf", infected("sealed"));
      submit();
    } finally {
      CLAMD.again();
    }
    assertThat(APP.get(ScanBidDocuments.class).run()).as("sealed: nobody scans it").isZero();
    TENDERS.open(tender);
    for (OpenedDocumentQueries.OpenedDocumentRow document :
        APP.get(OpenedDocumentQueries.class).list(tender.id())) {
      assertThatThrownBy(() -> read(document)).hasMessage("upload.waiting");
    }

    assertThat(APP.get(ScanBidDocuments.class).run()).isEqualTo(2);

    for (OpenedDocumentQueries.OpenedDocumentRow document :
        APP.get(OpenedDocumentQueries.class).list(tender.id())) {
      if (document.fileName().equals("good.pdf")) {
        read(document);
      } else {
        assertThat(document.signature()).isEqualTo(InstalledClamd.SIGNATURE);
        assertThatThrownBy(() -> read(document)).hasMessage("upload.quarantined");
      }
    }
  }

  private void read(OpenedDocumentQueries.OpenedDocumentRow document) {
    APP.get(ViewOpenedDocument.class).run(tender.id(), document.documentId());
  }

  private static byte[] infected(String word) {
    return OfficeFiles.pdf(word + " " + new String(InstalledClamd.testText()));
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

  private BidRoomView room() {
    return APP.get(ViewBidRoom.class).get(bidder, tender.id());
  }
}
