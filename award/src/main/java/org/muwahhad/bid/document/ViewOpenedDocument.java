package org.muwahhad.bid.document;

import jakarta.inject.Singleton;
import java.io.InputStream;
import org.muwahhad.shared.Refusal;
import org.muwahhad.upload.ServeFile;

/**
 * Decrypts a document of an opened bid as it is read. Anyone who calls this has asked first whether
 * the person may read the examination of the tender.
 */
@Singleton
public class ViewOpenedDocument {
  private final OpenedDocumentQueries opened;
  private final BidDocuments documents;

  ViewOpenedDocument(OpenedDocumentQueries opened, BidDocuments documents) {
    this.opened = opened;
    this.documents = documents;
  }

  /** A document with its content in clear. */
  public record DocumentContent(
      OpenedDocumentQueries.OpenedDocumentRow document, InputStream bytes) {}

  /**
   * A document of a tender's bids.
   *
   * @throws Refusal.NotFound when no such document was opened
   * @throws Refusal.RuleBroken {@code upload.quarantined} or {@code upload.waiting}
   */
  public DocumentContent run(long tenderId, long documentId) {
    OpenedDocumentQueries.OpenedDocumentRow document =
        opened
            .find(tenderId, documentId)
            .orElseThrow(() -> new Refusal.NotFound("document " + documentId));
    ServeFile.requireServed(document.scan());
    return new DocumentContent(document, read(documentId));
  }

  InputStream read(long documentId) {
    OpenedDocumentQueries.Opening opening = opened.findOpening(documentId).orElseThrow();
    return documents.open(opening.contentKey(), opening.context(), documentId);
  }
}
