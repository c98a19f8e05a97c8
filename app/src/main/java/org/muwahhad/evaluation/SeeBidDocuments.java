package org.muwahhad.evaluation;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.types.files.StreamedFile;
import jakarta.inject.Singleton;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.bid.OpenedDocuments;
import org.muwahhad.bid.ReadOpenedDocument;
import org.muwahhad.upload.ServeFile;

/**
 * The documents of opened bids, for whoever may read the examination: members of the panel who
 * declared that they have no conflict, and later its other readers.
 */
@Singleton
public class SeeBidDocuments {
  private final EvaluationAccess access;
  private final OpenedDocuments documents;
  private final ReadOpenedDocument readDocument;

  SeeBidDocuments(
      EvaluationAccess access, OpenedDocuments documents, ReadOpenedDocument readDocument) {
    this.access = access;
    this.documents = documents;
    this.readDocument = readDocument;
  }

  /** All that were opened, by bid. */
  public List<OpenedDocuments.Row> list(Actor actor, long tenderId) {
    access.requireReader(actor, tenderId);
    return documents.list(tenderId);
  }

  /** The file of one, decrypted as it is sent. */
  public HttpResponse<StreamedFile> open(Actor actor, long tenderId, long documentId) {
    access.requireReader(actor, tenderId);
    ReadOpenedDocument.Content content = readDocument.run(tenderId, documentId);
    return ServeFile.download(
        content.bytes(), content.document().fileName(), content.document().contentType());
  }
}
