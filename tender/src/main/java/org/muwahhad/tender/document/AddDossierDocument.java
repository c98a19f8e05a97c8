package org.muwahhad.tender.document;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Language;
import org.muwahhad.tender.TenderEntry.DossierDocumentAdded;
import org.muwahhad.upload.FileType;
import org.muwahhad.upload.InspectFile;
import org.muwahhad.upload.InspectedFile;
import org.muwahhad.upload.ReceiveFile;

/**
 * A central buyer adds a document to a dossier, with its Arabic edition, its English one, or both.
 * Added to a published tender it waits for the next amendment.
 *
 * <p>Refused with {@code tender.not-editable}, {@code tender.too-many-documents}, {@code
 * tender.documents-too-large}; as invalid input at {@code kind}, {@code titleAr}, {@code titleEn},
 * and at {@code fileAr} or {@code fileEn} as {@link InspectFile} says.
 */
@Singleton
public class AddDossierDocument {
  private static final int LONGEST_TITLE = 300;
  private final EditDossier editDossier;
  private final DossierDocuments documents;
  private final ReceiveFile receiveFile;
  private final TransactionOperations<Connection> transactions;

  AddDossierDocument(
      EditDossier editDossier,
      DossierDocuments documents,
      ReceiveFile receiveFile,
      TransactionOperations<Connection> transactions) {
    this.editDossier = editDossier;
    this.documents = documents;
    this.receiveFile = receiveFile;
    this.transactions = transactions;
  }

  /** Adds a document and returns its key. */
  public long run(
      Actor actor,
      long tenderId,
      @Nullable DossierKind kind,
      Bilingual title,
      Map<Language, InspectFile.UploadedFile> files) {
    editDossier.require(actor, tenderId);
    new Faults()
        .check(kind != null, "kind", "shared.missing")
        .name("titleAr", title.ar().strip(), LONGEST_TITLE)
        .name("titleEn", title.en().strip(), LONGEST_TITLE)
        .check(!files.isEmpty(), "fileAr", "shared.missing")
        .throwIfAny();
    if (kind == null) {
      throw new IllegalStateException("Checked above");
    }
    Map<Language, InspectedFile> inspected = new EnumMap<>(Language.class);
    files.forEach(
        (language, sent) ->
            inspected.put(
                language,
                receiveFile.inspect(actor, Role.CENTRAL_BUYER, sent, FileType.DOCUMENTS)));
    return transactions.executeWrite(status -> add(actor, tenderId, kind, title, inspected));
  }

  private long add(
      Actor actor,
      long tenderId,
      DossierKind kind,
      Bilingual title,
      Map<Language, InspectedFile> files) {
    long with = editDossier.begin(actor, tenderId);
    editDossier.requireRoom(
        tenderId, 1, files.values().stream().mapToLong(InspectedFile::byteCount).sum());
    documents.addDocument(tenderId, kind, title.ar().strip(), title.en().strip());
    long id = documents.lastDocument(tenderId);
    files.forEach(
        (language, file) -> {
          receiveFile.keep(DossierDocument.FOLDER, file);
          documents.addEdition(id, tenderId, language.tag(), with, file, actor.personId());
          editDossier.record(
              actor, new DossierDocumentAdded(tenderId, id, language.tag(), file.sha256()));
        });
    return id;
  }
}
