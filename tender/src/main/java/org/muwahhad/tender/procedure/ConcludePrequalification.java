package org.muwahhad.tender.procedure;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.Panel;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.approval.DossierFactQueries;
import org.muwahhad.tender.procedure.PrequalificationEntry.PrequalificationConcluded;

/**
 * The chair of the examination panel concludes a prequalification once every application is decided
 * by two members: all applicants are informed at the same time, and those qualified may bid from
 * then on. {@link PrequalificationConcluded} goes out in the same transaction.
 *
 * <p>Refused with {@code tender.not-on-panel}, {@code procedure.chair-only}, {@code
 * procedure.not-decidable}, {@code procedure.applications-undecided}, and {@code
 * procedure.bid-period-too-short} when fewer whole days are left until the deadline than bidders
 * must have; an amendment moves it.
 */
@Singleton
public class ConcludePrequalification {
  private final PanelGate gate;
  private final TenderQueries tenders;
  private final Applications applications;
  private final DossierFactQueries dossier;
  private final AuditLog audit;

  ConcludePrequalification(
      PanelGate gate,
      TenderQueries tenders,
      Applications applications,
      DossierFactQueries dossier,
      AuditLog audit) {
    this.gate = gate;
    this.tenders = tenders;
    this.applications = applications;
    this.dossier = dossier;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, long tenderId) {
    Applications.ApplicationTimes hours = gate.enter(actor, tenderId);
    if (!tenders.requirePanelMember(tenderId, actor.personId(), Panel.EXAMINATION).chair()) {
      throw new Refusal.NotPermitted("procedure.chair-only");
    }
    List<Applications.ApplicationFinding> findings = applications.listFindings(tenderId);
    long decided = findings.stream().filter(f -> f.confirmedBy() != null).count();
    if (decided < applications.list(tenderId).size()) {
      throw new Refusal.RuleBroken("procedure.applications-undecided");
    }
    Instant deadline = hours.deadlineAt();
    if (deadline == null
        || Duration.between(hours.now(), deadline).toDays() < hours.minimumBidDays()) {
      throw new Refusal.RuleBroken("procedure.bid-period-too-short");
    }

    if (applications.conclude(tenderId, actor.personId()) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    findings.forEach(f -> settle(f));
    applications.inviteQualified(tenderId);
    audit.record(actor, new PrequalificationConcluded(tenderId, dossier.digests(tenderId)));
  }

  private void settle(Applications.ApplicationFinding finding) {
    ApplicationStatus to =
        finding.qualified() ? ApplicationStatus.QUALIFIED : ApplicationStatus.NOT_QUALIFIED;
    if (applications.move(finding.applicationId(), ApplicationStatus.APPLIED, to) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
  }
}
