package org.muwahhad.tender.procedure;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.procedure.PrequalificationEntry.FindingConfirmed;

/**
 * Another member of the examination panel confirms what one proposed on an application: from then
 * on it is decided. Applicants are told when all are, by {@link ConcludePrequalification}.
 *
 * <p>Refused with {@code tender.not-on-panel}, {@code procedure.not-decidable}, {@code
 * procedure.nothing-proposed}, {@code procedure.finding-fixed} once decided, and {@code
 * procedure.four-eyes} to the person who proposed it.
 */
@Singleton
public class ConfirmFinding {
  private final PanelGate gate;
  private final Applications applications;
  private final AuditLog audit;

  ConfirmFinding(PanelGate gate, Applications applications, AuditLog audit) {
    this.gate = gate;
    this.applications = applications;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, long tenderId, long applicationId) {
    gate.enter(actor, tenderId);
    gate.application(tenderId, applicationId);
    Applications.ApplicationFinding finding = gate.proposalOfAnother(actor, applicationId);
    if (applications.confirm(applicationId, actor.personId(), finding.proposedAt()) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    audit.record(actor, new FindingConfirmed(applicationId, tenderId, finding.qualified()));
  }
}
