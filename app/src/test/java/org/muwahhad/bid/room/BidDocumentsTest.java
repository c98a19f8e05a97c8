package org.muwahhad.bid.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.ApiCaller;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.bid.BidFixture;
import org.muwahhad.bid.BidQueries;
import org.muwahhad.bid.Offer;
import org.muwahhad.bid.SealedPart;
import org.muwahhad.bid.document.AddBidDocument;
import org.muwahhad.bid.document.OpenedDocumentQueries;
import org.muwahhad.bid.document.RemoveBidDocument;
import org.muwahhad.bid.document.ViewOpenedDocument;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;
import org.muwahhad.upload.InspectFile;
import org.muwahhad.upload.OfficeFiles;
import org.muwahhad.upload.ScanStatus;

/** Documents of bids: encrypted when they come, sealed with the bid, opened with it. */
@Tag("long")
class BidDocumentsTest {
  private static final TestApp APP =
      TestApp.start(Map.of("muwahhad.bid-documents.most-bytes", "20MB"));
  private static final World WORLD = World.in(APP);
  private static final BidFixture TENDERS = new BidFixture(APP, WORLD);
  private final BidFixture.Tender tender = TENDERS.aPublishedTender();
  private final Actor bidder = WORLD.aBidderFor(WORLD.aSupplier());

  @Test
  void a_document_is_in_the_receipts_digest_sealed_with_the_bid_and_opened_with_it() {
    byte[] large = large(3 * 1024 * 1024 + 17);
    add("عرض فني.pdf", large);
    add("terms.pdf", OfficeFiles.pdf("terms"));
    Offer offer = tender.offer("10", "2");
    APP.get(SaveBidDraft.class).run(bidder, tender.id(), offer);
    byte[] content = APP.get(ViewBidRoom.class).content(bidder, tender.id());

    BidQueries.Receipt receipt = submit(offer, false);

    assertThat(receipt.sha256()).isEqualTo(Sha256.of(content));
    assertThat(receipt.documents()).isEqualTo(2);
    assertThat(new String(content, StandardCharsets.UTF_8))
        .contains("\"name\":\"عرض فني.pdf\"", Sha256.of(large));
    assertThat(room().documents()).isEmpty();
    assertThat(APP.get(OpenedDocumentQueries.class).list(tender.id())).isEmpty();
    TENDERS.open(tender);

    assertThat(APP.get(OpenedDocumentQueries.class).list(tender.id()))
        .extracting(OpenedDocumentQueries.OpenedDocumentRow::fileName)
        .containsExactly("عرض فني.pdf", "terms.pdf");
    OpenedDocumentQueries.OpenedDocumentRow first =
        APP.get(OpenedDocumentQueries.class).list(tender.id()).get(0);
    assertThat(first.part()).isEqualTo(SealedPart.BID);
    assertThat(read(first.documentId())).isEqualTo(large);
  }

  @Test
  void a_kept_draft_keeps_its_documents_and_a_version_keeps_what_leaves_the_draft() {
    add("a.pdf", OfficeFiles.pdf("a"));
    submit(tender.offer("10", "2"), true);
    long document = room().documents().get(0).id();

    APP.get(RemoveBidDocument.class).run(bidder, tender.id(), document);
    add("b.pdf", OfficeFiles.pdf("b"));
    submit(tender.offer("11", "2"), false);

    assertThat(APP.ask("SELECT COUNT(*) FROM bid_document_piece WHERE document_id = " + document))
        .isEqualTo("1");
    TENDERS.open(tender);
    assertThat(APP.get(OpenedDocumentQueries.class).list(tender.id()))
        .extracting(OpenedDocumentQueries.OpenedDocumentRow::fileName)
        .containsExactly("b.pdf");
  }

  @Test
  void a_document_that_was_never_submitted_goes_without_a_trace_but_its_record() {
    add("a.pdf", OfficeFiles.pdf("a"));
    long document = room().documents().get(0).id();
    assertThat(lastAct()).isEqualTo("bid.document-added");

    APP.get(RemoveBidDocument.class).run(bidder, tender.id(), document);

    assertThat(lastAct()).isEqualTo("bid.document-removed");
    assertThat(APP.ask("SELECT COUNT(*) FROM bid_document WHERE id = " + document)).isEqualTo("0");
    assertThatThrownBy(() -> APP.get(RemoveBidDocument.class).run(bidder, tender.id(), document))
        .isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  void count_size_and_repetition_are_bounded_and_told_at_the_file() {
    add("1.pdf", large(11 * 1024 * 1024));
    assertFault("2.pdf", large(10 * 1024 * 1024), "bid.documents-too-large");
    assertFault("3.pdf", large(11 * 1024 * 1024), "bid.documents-too-large");
    add("4.pdf", OfficeFiles.pdf("same"));
    assertFault("5.pdf", OfficeFiles.pdf("same"), "bid.document-repeated");
    assertFault("x.docx", OfficeFiles.pdf("x"), "upload.extension");
    for (int i = room().documents().size(); i < 20; i++) {
      add("n" + i + ".pdf", OfficeFiles.pdf("n" + i));
    }
    assertFault("one-more.pdf", OfficeFiles.pdf("one more"), "bid.too-many-documents");
  }

  @Test
  void nothing_comes_after_the_deadline() {
    BidFixture.afterTheDeadline(
        () ->
            assertThatThrownBy(() -> add("a.pdf", OfficeFiles.pdf("a")))
                .hasMessage("bid.deadline-passed"));
    add("a.pdf", OfficeFiles.pdf("a"));
    String late = "SET timestamp = UNIX_TIMESTAMP() + 86400 * 41";
    String copy =
        "INSERT INTO bid_document (id, bid_id, tender_id, byte_count, scan_status, added_at)"
            + " SELECT id + 1, bid_id, tender_id, 1, 'CLEAN', added_at FROM (SELECT * FROM"
            + " bid_document WHERE tender_id = "
            + tender.id()
            + ") d";
    refused("bid.received-late", late, copy);
  }

  @Test
  void what_was_received_is_changed_by_nobody_and_comes_out_at_the_opening_alone() {
    add("a.pdf", OfficeFiles.pdf("a"));
    submit(tender.offer("10", "2"), false);
    String of =
        " = (SELECT id FROM (SELECT id FROM bid_document WHERE tender_id = " + tender.id() + ") d)";
    refused(
        "bid.version-immutable",
        "UPDATE bid_document_piece SET content = 'x' WHERE document_id" + of);
    refused("bid.version-immutable", "DELETE FROM bid_document_piece WHERE document_id" + of);
    refused("bid.version-immutable", "DELETE FROM bid_document WHERE tender_id = " + tender.id());
    refused(
        "bid.version-immutable",
        "UPDATE bid_document SET byte_count = 1 WHERE tender_id = " + tender.id());
    refused(
        "bid.version-immutable",
        "UPDATE bid_document SET draft = 'x' WHERE tender_id = " + tender.id());
    refused("bid.version-immutable", "DELETE FROM bid_version_document WHERE document_id" + of);
    refused(
        "bid.version-immutable",
        "INSERT INTO bid_document_piece (document_id, number, content) SELECT id, 9, 'x' FROM"
            + " bid_document WHERE tender_id = "
            + tender.id());
    String open =
        """
        INSERT INTO opened_document (document_id, bid_id, tender_id, part, position, file_name,
          content_type, byte_count, sha256, content_key, scan_status)
        SELECT id, bid_id, tender_id, 'BID', 1, 'a', 'application/pdf', 1, '', 'k', 'CLEAN'
          FROM bid_document WHERE tender_id = %d"""
            .formatted(tender.id());
    refused("bid.opening-over", open);
    TENDERS.open(tender);
    refused(
        "bid.opened-immutable",
        "UPDATE opened_document SET content_key = 'x' WHERE tender_id = " + tender.id());
    refused("bid.opened-immutable", "DELETE FROM opened_document WHERE tender_id = " + tender.id());
  }

  @Test
  void nobody_gets_a_document_in_whose_bytes_an_analysis_found_malware_meanwhile() {
    byte[] bytes = large(20_000);
    add("offer.pdf", bytes);
    submit(tender.offer("10", "2"), false);
    TENDERS.open(tender);
    long document = APP.get(OpenedDocumentQueries.class).list(tender.id()).get(0).documentId();
    assertThat(read(document)).isEqualTo(bytes);

    APP.sql(
        """
        INSERT INTO file_analysis (sha256, file_name, byte_count, source, signature, is_sealed,
          found_at, status, verdict, malware, judged_at)
        VALUES ('%s', 'offer.pdf', 20000, 'SCANNER', 'Test', FALSE, UTC_TIMESTAMP(6), 'JUDGED',
                'MALICIOUS', 'Test.Dropper', UTC_TIMESTAMP(6))"""
            .formatted(Sha256.of(bytes)));

    assertThat(APP.get(OpenedDocumentQueries.class).list(tender.id()))
        .singleElement()
        .satisfies(
            held -> {
              assertThat(held.scan()).isEqualTo(ScanStatus.QUARANTINED);
              assertThat(held.signature()).isEqualTo("Test.Dropper");
            });
    assertThatThrownBy(() -> read(document))
        .isInstanceOfSatisfying(
            Refusal.RuleBroken.class, r -> assertThat(r.code()).isEqualTo("upload.quarantined"));
  }

  @Test
  void a_document_that_was_changed_or_cut_does_not_open() {
    add("a.pdf", large(2 * 1024 * 1024));
    submit(tender.offer("10", "2"), false);
    TENDERS.open(tender);
    long id = APP.get(OpenedDocumentQueries.class).list(tender.id()).get(0).documentId();

    APP.without(
        "tr_bid_document_piece_kept",
        () -> APP.sql("DELETE FROM bid_document_piece WHERE number = 2 AND document_id = " + id));

    assertThatThrownBy(() -> read(id)).hasCauseInstanceOf(IOException.class);
  }

  @Test
  void a_document_gone_before_the_opening_is_told_and_stops_no_bid() {
    add("a.pdf", OfficeFiles.pdf("a"));
    submit(tender.offer("10", "2"), false);
    APP.without(
        "tr_bid_version_document_kept",
        () ->
            APP.sql(
                "DELETE d FROM bid_version_document d JOIN bid_version v ON v.id = d.version_id"
                    + " WHERE v.tender_id = "
                    + tender.id()));

    TENDERS.open(tender);

    assertThat(APP.get(BidQueries.class).listOpened(tender.id())).hasSize(1);
    assertThat(
            APP.ask(
                "SELECT detail FROM audit_entry WHERE act = 'tender.opened' OR detail LIKE '%documentsMissing%' ORDER BY id DESC"))
        .contains("documentsMissing");
  }

  @Test
  void nobody_but_the_bidder_has_a_draft_document() {
    add("a.pdf", OfficeFiles.pdf("mine"));
    String path =
        "/api/v1/tenders/" + tender.id() + "/bid/documents/" + room().documents().get(0).id();

    assertThat(ApiCaller.of(APP, bidder).get(path).body()).contains("mine");
    Actor other = WORLD.aBidderFor(WORLD.aSupplier());
    assertThat(ApiCaller.of(APP, other).get(path).statusCode()).isEqualTo(404);
    for (Role role : new Role[] {Role.CENTRAL_BUYER, Role.AUDITOR, Role.ADMINISTRATOR}) {
      assertThat(ApiCaller.of(APP, WORLD.aPersonWho(role)).get(path).statusCode()).isEqualTo(403);
    }
    assertThat(ApiCaller.of(APP, WORLD.aPersonWho(Role.AUDITOR)).get("/prometheus").body())
        .doesNotContain("/bid/documents");
  }

  @Test
  void the_pages_take_and_show_documents_without_javascript() {
    Browserless browser = Browserless.signedInAs(APP, bidder);
    String page = "/tenders/" + tender.id() + "/bid/documents";
    browser.get(page);

    HttpResponse<String> wrong = browser.upload(page, "a.docx", "%PDF-1.4\n%%EOF\n");
    HttpResponse<String> taken = browser.upload(page, "a.pdf", "%PDF-1.4\n%%EOF\n");

    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("id=\"file-error\"", "its type is PDF");
    assertThat(taken.body()).contains("The document was added", "a.pdf", "Remove");
    assertThat(browser.get("/tenders/" + tender.id() + "/bid").body())
        .contains("1 document in your draft");
    APP.get(SaveBidDraft.class).run(bidder, tender.id(), tender.offer("10", "2"));
    assertThat(browser.get("/tenders/" + tender.id() + "/bid/check").body()).contains("a.pdf");
    String removed = browser.post(page + "/" + room().documents().get(0).id() + "/remove").body();
    assertThat(removed).contains("No documents yet");
  }

  @Test
  void the_size_of_documents_does_not_hold_up_the_opening() {
    for (int i = 0; i < 3; i++) {
      Actor one = WORLD.aBidderFor(WORLD.aSupplier());
      APP.get(AddBidDocument.class)
          .run(one, tender.id(), SealedPart.BID, sent("big" + i + ".pdf", large(19 * 1024 * 1024)));
      APP.get(SubmitBid.class)
          .run(one, tender.id(), tender.offer("10", "2"), UUID.randomUUID().toString(), false);
    }
    long before = statistic("Bytes_sent");
    long began = System.nanoTime();

    TENDERS.open(tender);

    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
    assertThat(statistic("Bytes_sent") - before)
        .as("bytes read from the database by the opening of 57 MB of documents")
        .isLessThan(5L * 1024 * 1024);
  }

  private static long statistic(String name) {
    try (var connection = APP.connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SHOW GLOBAL STATUS LIKE '" + name + "'")) {
      rows.next();
      return rows.getLong(2);
    } catch (java.sql.SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void refused(String why, String... statements) {
    assertThatThrownBy(
            () -> {
              try (var connection = APP.connect();
                  var s = connection.createStatement()) {
                for (String statement : statements) {
                  s.execute(statement);
                }
              }
            })
        .as(Arrays.toString(statements))
        .hasMessageContaining(why);
  }

  private static byte[] large(int size) {
    byte[] bytes = new byte[size];
    new Random().nextBytes(bytes);
    byte[] beginning = "%PDF-1.4\n".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(beginning, 0, bytes, 0, beginning.length);
    return bytes;
  }

  private void add(String name, byte[] bytes) {
    APP.get(AddBidDocument.class).run(bidder, tender.id(), SealedPart.BID, sent(name, bytes));
  }

  private static InspectFile.UploadedFile sent(String name, byte[] bytes) {
    return new InspectFile.UploadedFile("file", name, bytes);
  }

  private void assertFault(String name, byte[] bytes, String code) {
    assertThatThrownBy(() -> add(name, bytes))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r -> {
              assertThat(r.faults().get(0).field()).isEqualTo("file");
              assertThat(r.faults().get(0).code()).isEqualTo(code);
            });
  }

  private BidRoomView room() {
    return APP.get(ViewBidRoom.class).get(bidder, tender.id());
  }

  private BidQueries.Receipt submit(Offer offer, boolean keepDraft) {
    return APP.get(SubmitBid.class)
        .run(bidder, tender.id(), offer, UUID.randomUUID().toString(), keepDraft);
  }

  private byte[] read(long documentId) {
    try (InputStream in = APP.get(ViewOpenedDocument.class).run(tender.id(), documentId).bytes()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String lastAct() {
    return APP.ask(
        "SELECT act FROM audit_entry WHERE object_type = 'bid' AND object_id = '%d' ORDER BY id DESC"
            .formatted(java.util.Objects.requireNonNull(room().bid()).id()));
  }
}
