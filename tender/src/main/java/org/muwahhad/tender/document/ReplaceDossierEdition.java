package org.muwahhad.tender.document;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderEntry.DossierDocumentAdded;
import org.muwahhad.upload.FileType;
import org.muwahhad.upload.InspectFile;
import org.muwahhad.upload.InspectedFile;
import org.muwahhad.upload.ReceiveFile;

/**
 * A central buyer gives a document an edition in a language, in place of the one it has. In a
 * published tender it waits for the next amendment, and the one in force stays readable after it.
 *
 * <p>Refused with {@code tender.not-editable}, {@code tender.documents-too-large}, and as invalid
 * input at {@code file} as {@link InspectFile} says.
 *
 * <p>Also refused with {@code tender.too-many-documents}.
 */
@Singleton
public class ReplaceDossierEdition {
  private final EditDossier editDossier;
  private final DossierDocuments documents;
  private final ReceiveFile receiveFile;
  private final TransactionOperations<Connection> transactions;

  ReplaceDossierEdition(
      EditDossier editDossier,
      DossierDocuments documents,
      ReceiveFile receiveFile,
      TransactionOperations<Connection> transactions) {
    this.editDossier = editDossier;
    this.documents = documents;
    this.receiveFile = receiveFile;
    this.transactions = transactions;
  }

  /** Adds the edition, or replaces the one that is not in force yet. */
  public void run(
      Actor actor,
      long tenderId,
      long documentId,
      Language language,
      InspectFile.UploadedFile sent) {
    editDossier.require(actor, tenderId);
    if (documents.countDocument(tenderId, documentId) == 0) {
      throw new Refusal.NotFound("document " + documentId);
    }
    InspectedFile file = receiveFile.inspect(actor, Role.CENTRAL_BUYER, sent, FileType.DOCUMENTS);
    transactions.executeWrite(status -> replace(actor, tenderId, documentId, language.tag(), file));
  }

  private boolean replace(
      Actor actor, long tenderId, long documentId, String language, InspectedFile file) {
    long with = editDossier.begin(actor, tenderId);
    documents.dropEdition(documentId, language, with);
    editDossier.requireRoom(tenderId, 0, file.byteCount());
    receiveFile.keep(DossierDocument.FOLDER, file);
    documents.addEdition(documentId, tenderId, language, with, file, actor.personId());
    editDossier.record(
        actor, new DossierDocumentAdded(tenderId, documentId, language, file.sha256()));
    return true;
  }
}
