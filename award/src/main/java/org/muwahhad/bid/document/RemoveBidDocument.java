package org.muwahhad.bid.document;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.bid.BidEntry.BidDocumentRemoved;
import org.muwahhad.bid.BidGate;
import org.muwahhad.bid.Bids;
import org.muwahhad.shared.Refusal;

/**
 * A bidder takes a document out of the draft of its bid. Versions that were received with it keep
 * it, sealed.
 *
 * <p>Refused with {@code bid.deadline-passed} and {@code bid.tender-not-open}; a document that is
 * not in the draft is not found.
 */
@Singleton
public class RemoveBidDocument {
  private final BidGate gate;
  private final BidDocuments documents;
  private final AuditLog audit;

  RemoveBidDocument(BidGate gate, BidDocuments documents, AuditLog audit) {
    this.gate = gate;
    this.documents = documents;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, long tenderId, long documentId) {
    Bids.Bidder bidder = gate.requireBidder(actor);
    gate.requireOpen(gate.enter(tenderId));
    Bids.Bid bid = gate.ensureBid(tenderId, bidder.id());
    BidDocuments.StoredDraftDocument draft =
        documents.drafts(tenderId, bidder.id()).stream()
            .filter(d -> d.id() == documentId)
            .findFirst()
            .orElseThrow(() -> new Refusal.NotFound("document " + documentId));
    documents.remove(draft);
    audit.record(actor, new BidDocumentRemoved(bid.id(), documentId));
  }
}
