package org.muwahhad.tender.document;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.types.files.StreamedFile;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderStatus;
import org.muwahhad.tender.VisibleTenders;
import org.muwahhad.upload.ServeFile;

/**
 * The documents of a dossier: anyone who sees the tender has those in force; what waits for an
 * amendment only those who prepare and approve.
 */
@Singleton
public class ViewDossierDocuments {
  private final VisibleTenders visible;
  private final DossierDocuments documents;
  private final EditDossier editDossier;
  private final ServeFile serveFile;

  ViewDossierDocuments(
      VisibleTenders visible,
      DossierDocuments documents,
      EditDossier editDossier,
      ServeFile serveFile) {
    this.visible = visible;
    this.documents = documents;
    this.editDossier = editDossier;
    this.serveFile = serveFile;
  }

  /**
   * The documents as one person may see and change them.
   *
   * @param mayEdit whether this person may add and take out
   * @param byAmendment whether what is added waits for an amendment
   */
  public record DocumentsView(
      long tenderId, List<DossierDocument> documents, boolean mayEdit, boolean byAmendment) {
    public DocumentsView {
      documents = List.copyOf(documents);
    }

    /** Whether anything waits that no amendment was proposed with yet. */
    public boolean isWaiting() {
      return documents.stream().anyMatch(d -> !d.waiting().isEmpty());
    }
  }

  /**
   * The documents of a tender.
   *
   * @throws Refusal.NotFound when the person may not see the tender
   */
  @Transactional
  public DocumentsView get(Actor actor, long tenderId) {
    TenderQueries.Tender tender = visible.get(actor, tenderId);
    boolean amendable = editDossier.isAmendable(tender);
    return new DocumentsView(
        tenderId,
        documents.list(tenderId, prepares(actor)),
        actor.is(Role.CENTRAL_BUYER) && (tender.status() == TenderStatus.DRAFT || amendable),
        amendable);
  }

  /** The documents in force, for everybody: of a tender that was found to be published. */
  public List<DossierDocument> published(long tenderId) {
    return documents.list(tenderId, false);
  }

  /** The file of an edition, for a person who may see it. */
  public HttpResponse<StreamedFile> open(Actor actor, long tenderId, long editionId) {
    visible.get(actor, tenderId);
    return serve(tenderId, editionId, prepares(actor));
  }

  /** The file of an edition in force, for everybody. */
  public HttpResponse<StreamedFile> openPublished(long tenderId, long editionId) {
    return serve(tenderId, editionId, false);
  }

  private HttpResponse<StreamedFile> serve(long tenderId, long editionId, boolean waitingToo) {
    DossierDocument.Edition edition =
        documents
            .findEdition(tenderId, editionId)
            .filter(e -> e.inForce() || waitingToo)
            .map(DossierDocuments.EditionRow::edition)
            .orElseThrow(() -> new Refusal.NotFound("edition " + editionId));
    return serveFile.run(
        edition.key(), edition.sha256(), edition.fileName(), edition.contentType());
  }

  private static boolean prepares(Actor actor) {
    return actor.isAnyOf(Role.CENTRAL_BUYER, Role.ADMINISTRATOR, Role.AUDITOR);
  }
}
