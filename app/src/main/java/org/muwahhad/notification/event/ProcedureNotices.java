package org.muwahhad.notification.event;

import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Objects;
import org.muwahhad.access.Role;
import org.muwahhad.notification.notice.Argument;
import org.muwahhad.notification.notice.Notice;
import org.muwahhad.notification.notice.Notices;
import org.muwahhad.notification.notice.NotifyPeople;
import org.muwahhad.tender.ProcedureQueries;
import org.muwahhad.tender.ProcurementMethod;
import org.muwahhad.tender.TenderMove.TenderPublished;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.approval.CancellationAnnounced;
import org.muwahhad.tender.procedure.ApplicationStatus;
import org.muwahhad.tender.procedure.PrequalificationEntry.PrequalificationConcluded;

/**
 * Informs suppliers that a tender was published: of an open one, or one that begins with
 * prequalification, all that are registered and not debarred; of any other those invited. Tells
 * applicants at the same time what was decided, and buyers that it was; and of a tender that is
 * given up all it concerned. No message says who else was invited.
 */
@Singleton
class ProcedureNotices {
  private final NotifyPeople tell;
  private final Notices notices;
  private final TenderQueries tenders;
  private final ProcedureQueries procedures;

  ProcedureNotices(
      NotifyPeople tell, Notices notices, TenderQueries tenders, ProcedureQueries procedures) {
    this.procedures = procedures;
    this.tell = tell;
    this.notices = notices;
    this.tenders = tenders;
  }

  @EventListener
  void on(TenderPublished event) {
    TenderQueries.Tender tender = tenders.getTender(event.tenderId());
    switch (ProcurementMethod.find(tender.procurementMethod()).orElseThrow()) {
      case OPEN ->
          tell.run(
              about("tender-published", tender, "/publications/" + tender.number()),
              notices::tellRegistered);
      case SELECTIVE -> callForApplications(tender);
      case LIMITED, DIRECT, FRAMEWORK ->
          tell.run(
              about("tender-invitation", tender, "/tenders/" + tender.id() + "/dossier"),
              id -> notices.tellInvited(id, tender.id()));
    }
  }

  private void callForApplications(TenderQueries.Tender tender) {
    Instant until =
        procedures
            .findProcedure(tender.id())
            .map(ProcedureQueries.Procedure::applicationsUntil)
            .orElseGet(tender::deadline);
    tell.run(
        Notice.of(
            "prequalification-opened",
            "/publications/" + tender.number(),
            Argument.name(tender.title()),
            Argument.text(tender.number()),
            Argument.at(until)),
        notices::tellRegistered);
  }

  /**
   * The people concerned by a tender that is given up: its panels, and if it was published those
   * interested in it. Suppliers are told alike, so that no message says who bids.
   */
  @EventListener
  void on(CancellationAnnounced event) {
    TenderQueries.Tender tender = tenders.getTender(event.tenderId());
    tell.run(
        cancelled(tender, "/tenders/" + tender.id()), id -> notices.tellPanels(id, tender.id()));
    if (event.wasPublished()) {
      tell.toSuppliers(
          cancelled(tender, "/publications/" + tender.number()),
          id -> notices.tellInterestedAndApplicants(id, tender.id()));
    }
  }

  private static Notice cancelled(TenderQueries.Tender tender, String href) {
    return Notice.of(
        "tender-cancelled",
        href,
        Argument.name(tender.title()),
        Argument.text(tender.number()),
        Argument.text(Objects.requireNonNull(tender.cancelReason())));
  }

  @EventListener
  void on(PrequalificationConcluded event) {
    TenderQueries.Tender tender = tenders.getTender(event.tenderId());
    String room = "/tenders/" + tender.id() + "/application";
    tell.run(
        about("prequalification-passed", tender, room),
        id -> notices.tellApplicants(id, tender.id(), ApplicationStatus.QUALIFIED.name()));
    tell.run(
        about("prequalification-failed", tender, room),
        id -> notices.tellApplicants(id, tender.id(), ApplicationStatus.NOT_QUALIFIED.name()));
    tell.run(
        about("prequalification-concluded", tender, "/tenders/" + tender.id()),
        id -> notices.tellRole(id, Role.CENTRAL_BUYER.name()));
  }

  private static Notice about(String kind, TenderQueries.Tender tender, String href) {
    return Notice.of(
        kind,
        href,
        Argument.name(tender.title()),
        Argument.text(tender.number()),
        Argument.at(tender.deadline()));
  }
}
