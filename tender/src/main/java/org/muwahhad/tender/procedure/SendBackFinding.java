package org.muwahhad.tender.procedure;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.procedure.PrequalificationEntry.FindingSentBack;

/**
 * Another member of the examination panel does not agree with what one proposed on an application;
 * the reason goes on record, and a decision is proposed again.
 *
 * <p>Refused as {@link ConfirmFinding} is, and as invalid input without a reason.
 *
 * <p>Also refused with {@code procedure.finding-fixed}, {@code procedure.four-eyes}, {@code
 * procedure.not-decidable} and {@code procedure.nothing-proposed}.
 */
@Singleton
public class SendBackFinding {
  private final PanelGate gate;
  private final Applications applications;
  private final AuditLog audit;

  SendBackFinding(PanelGate gate, Applications applications, AuditLog audit) {
    this.gate = gate;
    this.applications = applications;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, long tenderId, long applicationId, String reason) {
    gate.enter(actor, tenderId);
    gate.application(tenderId, applicationId);
    Applications.ApplicationFinding finding = gate.proposalOfAnother(actor, applicationId);
    new Faults().text("sendBackReason", reason, ProposeFinding.LONGEST_REASON).throwIfAny();
    applications.removeChecks(applicationId);
    if (applications.removeFinding(applicationId) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    audit.record(
        actor,
        new FindingSentBack(
            applicationId,
            tenderId,
            finding.qualified(),
            finding.reason().ar(),
            finding.reason().en(),
            reason.strip()));
  }
}
