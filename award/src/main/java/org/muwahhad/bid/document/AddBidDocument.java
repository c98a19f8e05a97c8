package org.muwahhad.bid.document;

import io.micronaut.context.annotation.Value;
import io.micronaut.core.convert.format.ReadableBytes;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.bid.BidEntry.BidDocumentAdded;
import org.muwahhad.bid.BidGate;
import org.muwahhad.bid.Bids;
import org.muwahhad.bid.SealedPart;
import org.muwahhad.shared.Refusal;
import org.muwahhad.upload.FileType;
import org.muwahhad.upload.InspectFile;
import org.muwahhad.upload.InspectedFile;

/**
 * A bidder adds a document to the draft of its bid, where it is encrypted at once; with the next
 * submission it is sealed with the bid. In a tender of two envelopes it goes into the technical one
 * or into that of the prices.
 *
 * <p>Refused with {@code bid.deadline-passed}, {@code bid.tender-not-open}, {@code
 * bid.supplier-suspended}, {@code bid.supplier-debarred}; as invalid input at {@code file} with
 * {@code bid.too-many-documents}, {@code bid.documents-too-large}, {@code bid.document-repeated},
 * {@code bid.all-versions-too-large} (with the megabytes that all versions may have) and as {@link
 * InspectFile} says.
 */
@Singleton
public class AddBidDocument {
  private static final int MEGABYTE = 1024 * 1024;

  /** The most that the database takes for one bid. */
  private static final long MOST_OF_DATABASE = 400L * MEGABYTE;

  private final BidGate gate;
  private final BidDocuments documents;
  private final InspectFile inspectFile;
  private final AuditLog audit;
  private final TransactionOperations<Connection> transactions;
  private final int mostDocuments;
  private final long mostBytes;
  private final long mostKeptBytes;

  AddBidDocument(
      BidGate gate,
      BidDocuments documents,
      InspectFile inspectFile,
      AuditLog audit,
      TransactionOperations<Connection> transactions,
      @Value("${muwahhad.bid-documents.most:20}") int mostDocuments,
      @ReadableBytes @Value("${muwahhad.bid-documents.most-bytes:200MB}") long mostBytes,
      @ReadableBytes @Value("${muwahhad.bid-documents.most-kept-bytes:400MB}") long mostKeptBytes) {
    this.gate = gate;
    this.documents = documents;
    this.inspectFile = inspectFile;
    this.audit = audit;
    this.transactions = transactions;
    this.mostDocuments = mostDocuments;
    this.mostBytes = mostBytes;
    this.mostKeptBytes = Math.min(mostKeptBytes, MOST_OF_DATABASE);
  }

  /** Most documents of a bid. */
  public int mostDocuments() {
    return mostDocuments;
  }

  /** Most megabytes of all documents of a bid together. */
  public long mostMegabytes() {
    return mostBytes / MEGABYTE;
  }

  /** Most megabytes of one document. */
  public long largestMegabytes() {
    return inspectFile.largest() / MEGABYTE;
  }

  /**
   * Adds a document.
   *
   * @param part the envelope; in one envelope there is only {@link SealedPart#BID}
   */
  public void run(Actor actor, long tenderId, SealedPart part, InspectFile.UploadedFile sent) {
    gate.requireBidder(actor);
    transactions.executeWrite(
        status -> {
          gate.requireOpen(gate.enter(tenderId));
          return true;
        });
    InspectedFile file = inspectFile.run(sent, FileType.DOCUMENTS);
    transactions.executeWrite(status -> add(actor, tenderId, part, sent.field(), file));
  }

  private boolean add(
      Actor actor, long tenderId, SealedPart part, String field, InspectedFile file) {
    Bids.Bidder bidder = gate.requireBidder(actor);
    Bids.Gate entered = gate.enter(tenderId);
    gate.requireOpen(entered);
    Bids.Bid bid = gate.ensureBid(tenderId, bidder.id());
    requireRoom(documents.drafts(tenderId, bidder.id()), field, file);
    if (documents.keptBytes(bid) + file.byteCount() > mostKeptBytes) {
      throw new Refusal.InvalidInput(field, "bid.all-versions-too-large", mostKeptBytes / MEGABYTE);
    }
    long id = documents.store(bid, entered.twoEnvelopes() ? part : SealedPart.BID, file);
    audit.record(actor, new BidDocumentAdded(bid.id(), id));
    return true;
  }

  private void requireRoom(
      List<BidDocuments.StoredDraftDocument> drafts, String field, InspectedFile file) {
    long bytes = drafts.stream().mapToLong(d -> d.kept().byteCount()).sum();
    if (drafts.size() >= mostDocuments) {
      throw new Refusal.InvalidInput(field, "bid.too-many-documents", mostDocuments);
    }
    if (bytes + file.byteCount() > mostBytes) {
      throw new Refusal.InvalidInput(field, "bid.documents-too-large", mostMegabytes());
    }
    if (drafts.stream().anyMatch(d -> d.kept().sha256().equals(file.sha256()))) {
      throw new Refusal.InvalidInput(field, "bid.document-repeated");
    }
  }
}
