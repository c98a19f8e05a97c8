package org.muwahhad.notification;

import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import org.muwahhad.access.Role;
import org.muwahhad.tender.ProcurementMethod;
import org.muwahhad.tender.TenderPublished;
import org.muwahhad.tender.TenderViews;
import org.muwahhad.tender.procedure.ApplicationStatus;
import org.muwahhad.tender.procedure.PrequalificationConcluded;

/**
 * Tells the invited that they are, applicants at the same time what was decided, and buyers that it
 * was. No message tells who else was invited.
 */
@Singleton
class ProcedureNotices {
  private final Tell tell;
  private final Notices notices;
  private final TenderViews tenders;

  ProcedureNotices(Tell tell, Notices notices, TenderViews tenders) {
    this.tell = tell;
    this.notices = notices;
    this.tenders = tenders;
  }

  @EventListener
  void on(TenderPublished event) {
    TenderViews.Tender tender = tenders.getTender(event.tenderId());
    boolean named =
        ProcurementMethod.find(tender.procurementMethod())
            .filter(ProcurementMethod::invitesFromDraft)
            .isPresent();
    if (named) {
      tell.run(
          about("tender-invitation", tender, "/tenders/" + tender.id() + "/dossier"),
          id -> notices.tellInvited(id, tender.id()));
    }
  }

  @EventListener
  void on(PrequalificationConcluded event) {
    TenderViews.Tender tender = tenders.getTender(event.tenderId());
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

  private static Notice about(String kind, TenderViews.Tender tender, String href) {
    return Notice.of(
        kind,
        href,
        Argument.name(tender.title()),
        Argument.text(tender.number()),
        Argument.at(tender.deadline()));
  }
}
