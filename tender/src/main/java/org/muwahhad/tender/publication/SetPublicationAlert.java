package org.muwahhad.tender.publication;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.shared.Faults;
import org.muwahhad.tender.PublicationEntry.PublicationAlertSet;

/**
 * A supplier sets of which new tenders it is told once a day, by CPV codes or their first digits.
 * What it sets replaces what it had, also for tenders published since the last morning. The record
 * of it is for auditors alone.
 *
 * <p>Refused as invalid input at {@code cpv} with {@code publication.cpv-needed} without a code,
 * {@code publication.cpv-malformed} and {@code publication.too-many-cpv}.
 */
@Singleton
public class SetPublicationAlert {
  private final PublicationAlerts alerts;
  private final AuditLog audit;

  SetPublicationAlert(PublicationAlerts alerts, AuditLog audit) {
    this.alerts = alerts;
    this.audit = audit;
  }

  /**
   * Sets the alert.
   *
   * @param cpv as {@link CpvCodes#read} takes it
   */
  @Transactional
  public void run(Actor actor, String cpv) {
    long supplier = actor.require(Role.BIDDER).supplier();
    CpvCodes codes = CpvCodes.read(cpv);
    new Faults().check(!codes.prefixes().isEmpty(), "cpv", "publication.cpv-needed").throwIfAny();

    alerts.put(supplier, codes.text(), actor.personId());
    audit.record(actor, new PublicationAlertSet(supplier, codes.text()));
  }
}
