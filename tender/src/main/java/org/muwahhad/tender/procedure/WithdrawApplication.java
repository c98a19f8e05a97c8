package org.muwahhad.tender.procedure;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.procedure.PrequalificationEntry.ApplicationWithdrawn;

/**
 * A supplier takes its application back before the end of the time to apply; the panel never sees
 * it. It may apply again in that time.
 *
 * <p>Refused with {@code procedure.applications-closed} after that, and {@code
 * procedure.application-step} when there is none that stands.
 */
@Singleton
public class WithdrawApplication {
  private final Applications applications;
  private final AuditLog audit;

  WithdrawApplication(Applications applications, AuditLog audit) {
    this.applications = applications;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, long tenderId) {
    long supplier = actor.require(Role.BIDDER).supplier();
    Applications.ApplicationTimes hours =
        applications
            .lockHours(tenderId)
            .orElseThrow(() -> new Refusal.NotFound("prequalification of tender " + tenderId));
    Applications.Application own =
        applications
            .findOf(tenderId, supplier)
            .orElseThrow(() -> new Refusal.NotFound("application in tender " + tenderId));
    if (!hours.takesApplications()) {
      throw new Refusal.RuleBroken("procedure.applications-closed");
    }
    if (!own.status().allows(ApplicationStatus.WITHDRAWN)) {
      throw new Refusal.RuleBroken("procedure.application-step");
    }
    if (applications.move(own.id(), own.status(), ApplicationStatus.WITHDRAWN) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    audit.record(actor, new ApplicationWithdrawn(own.id(), tenderId));
  }
}
