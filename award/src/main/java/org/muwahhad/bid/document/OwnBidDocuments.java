package org.muwahhad.bid.document;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.types.files.StreamedFile;
import jakarta.inject.Singleton;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.BidGate;
import org.muwahhad.shared.Refusal;
import org.muwahhad.upload.ServeFile;

/** Hands a bidder the documents in the draft of its own bid; what is sealed, to nobody. */
@Singleton
public class OwnBidDocuments {
  private final BidDocuments documents;
  private final BidGate gate;

  OwnBidDocuments(BidGate gate, BidDocuments documents) {
    this.gate = gate;
    this.documents = documents;
  }

  /** A document in clear, decrypted as it is sent. */
  public HttpResponse<StreamedFile> open(Actor actor, long tenderId, long documentId) {
    long supplierId = gate.supplierOf(actor);
    BidDocuments.StoredDraftDocument draft =
        documents.drafts(tenderId, supplierId).stream()
            .filter(d -> d.id() == documentId)
            .findFirst()
            .orElseThrow(() -> new Refusal.NotFound("document " + documentId));
    ServeFile.requireServed(draft.row().scan());
    return ServeFile.download(
        documents.open(draft), draft.kept().name(), draft.kept().contentType());
  }
}
