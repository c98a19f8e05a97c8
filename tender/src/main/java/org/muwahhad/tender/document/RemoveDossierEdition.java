package org.muwahhad.tender.document;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderEntry.DossierDocumentRemoved;

/**
 * A central buyer takes an edition out that is not in force: of a draft, or one that waits for an
 * amendment. The document goes with its last edition.
 *
 * <p>Refused with {@code tender.not-editable} when it is in force or part of a proposed amendment.
 */
@Singleton
public class RemoveDossierEdition {
  private final EditDossier editDossier;
  private final DossierDocuments documents;

  RemoveDossierEdition(EditDossier editDossier, DossierDocuments documents) {
    this.editDossier = editDossier;
    this.documents = documents;
  }

  @Transactional
  public void run(Actor actor, long tenderId, long editionId) {
    long with = editDossier.begin(actor, tenderId);
    DossierDocuments.EditionRow edition =
        documents
            .findEdition(tenderId, editionId)
            .orElseThrow(() -> new Refusal.NotFound("edition " + editionId));
    if (edition.addedWith() != with || documents.removeEdition(editionId, with) != 1) {
      throw new Refusal.RuleBroken("tender.not-editable");
    }
    documents.dropEmpty(edition.documentId());
    editDossier.record(
        actor,
        new DossierDocumentRemoved(
            tenderId, edition.documentId(), edition.language(), edition.sha256()));
  }
}
