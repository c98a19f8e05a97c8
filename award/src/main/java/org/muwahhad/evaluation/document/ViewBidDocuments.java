package org.muwahhad.evaluation.document;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.types.files.StreamedFile;
import jakarta.inject.Singleton;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.document.OpenedDocumentQueries;
import org.muwahhad.bid.document.ViewOpenedDocument;
import org.muwahhad.evaluation.BidderNames;
import org.muwahhad.evaluation.EvaluationAccess;
import org.muwahhad.upload.ServeFile;

/**
 * The documents of opened bids, for a person who may read the examination: members of the panel who
 * declared that they have no conflict, and later its other readers.
 */
@Singleton
public class ViewBidDocuments {
  private final EvaluationAccess access;
  private final BidderNames bidders;
  private final OpenedDocumentQueries documents;
  private final ViewOpenedDocument readDocument;

  ViewBidDocuments(
      EvaluationAccess access,
      BidderNames bidders,
      OpenedDocumentQueries documents,
      ViewOpenedDocument readDocument) {
    this.access = access;
    this.bidders = bidders;
    this.documents = documents;
    this.readDocument = readDocument;
  }

  /** All that were opened, by bid. */
  public List<OpenedDocumentQueries.OpenedDocumentRow> list(Actor actor, long tenderId) {
    access.requireMaskedReader(actor, tenderId);
    boolean masked = bidders.areMasked(actor, tenderId);
    return documents.list(tenderId).stream().map(d -> masked ? unnamed(d) : d).toList();
  }

  /** The file of one, decrypted as it is sent. */
  public HttpResponse<StreamedFile> open(Actor actor, long tenderId, long documentId) {
    access.requireMaskedReader(actor, tenderId);
    ViewOpenedDocument.DocumentContent content = readDocument.run(tenderId, documentId);
    OpenedDocumentQueries.OpenedDocumentRow document =
        bidders.areMasked(actor, tenderId) ? unnamed(content.document()) : content.document();
    return ServeFile.download(content.bytes(), document.fileName(), document.contentType());
  }

  /** What a bidder calls its file may name it. */
  private static OpenedDocumentQueries.OpenedDocumentRow unnamed(
      OpenedDocumentQueries.OpenedDocumentRow d) {
    String name = d.fileName();
    int dot = name.lastIndexOf('.');
    return new OpenedDocumentQueries.OpenedDocumentRow(
        d.documentId(),
        d.bidId(),
        d.part(),
        "document-" + d.documentId() + (dot < 0 ? "" : name.substring(dot)),
        d.contentType(),
        d.byteCount(),
        d.sha256(),
        d.scan(),
        d.signature());
  }
}
