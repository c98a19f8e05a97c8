package org.muwahhad.organisation.supplier;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;

/** Registrations for the central buyers who vet them, and the auditors. */
@Singleton
public class ViewRegistrations {
  private final RegistrationQueries queries;
  private final ViewRegistration view;

  ViewRegistrations(RegistrationQueries queries, ViewRegistration view) {
    this.queries = queries;
    this.view = view;
  }

  /** A file as it stands in the queue, with a version that was sent. */
  public record RegistrationDossierView(
      RegistrationQueries.RegistrationRow row, ViewRegistration.RegistrationView registration) {
    /** Whether what is shown waits for a decision. */
    public boolean isWaiting() {
      return registration.status() == RegistrationStatus.SUBMITTED;
    }
  }

  /** A page of the registrations that were sent. */
  @Transactional
  public ListPage<RegistrationQueries.RegistrationRow> list(Actor actor, ListChoice choice) {
    require(actor);
    return new ListPage<>(
        queries.listPage(
            choice.like(), choice.filter(), choice.sort(), ListChoice.SIZE, choice.offset()),
        queries.count(choice.like(), choice.filter()),
        choice);
  }

  /**
   * One file.
   *
   * @param number of the version; 0 for the one sent last
   */
  @Transactional
  public RegistrationDossierView get(Actor actor, long id, int number) {
    require(actor);
    RegistrationQueries.RegistrationRow row =
        queries.findRow(id).orElseThrow(() -> new Refusal.NotFound("registration " + id));
    return new RegistrationDossierView(row, view.sent(id, number));
  }

  /** A certificate of a file. */
  @Transactional
  public RegistrationQueries.Document document(Actor actor, long id, long documentId) {
    require(actor);
    return queries
        .findDocument(id, documentId)
        .orElseThrow(() -> new Refusal.NotFound("document " + documentId));
  }

  private static void require(Actor actor) {
    actor.require(Role.CENTRAL_BUYER, Role.AUDITOR);
  }
}
