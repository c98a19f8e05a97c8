package org.muwahhad.tender.publication;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.tender.PublicationEntry.PublicationAlertEnded;

/** A supplier is no longer notified of new tenders. Ending what is not set changes nothing. */
@Singleton
public class EndPublicationAlert {
  private final PublicationAlerts alerts;
  private final AuditLog audit;

  EndPublicationAlert(PublicationAlerts alerts, AuditLog audit) {
    this.alerts = alerts;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor) {
    long supplier = actor.require(Role.BIDDER).supplier();
    if (alerts.end(supplier) == 1) {
      audit.record(actor, new PublicationAlertEnded(supplier));
    }
  }
}
