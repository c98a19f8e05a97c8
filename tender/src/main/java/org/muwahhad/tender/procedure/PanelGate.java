package org.muwahhad.tender.procedure;

import jakarta.inject.Singleton;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.Panel;
import org.muwahhad.tender.TenderQueries;

/** What every act of the panel in a prequalification passes first. */
@Singleton
class PanelGate {
  private final TenderQueries tenders;
  private final Applications applications;

  PanelGate(TenderQueries tenders, Applications applications) {
    this.tenders = tenders;
    this.applications = applications;
  }

  /**
   * Holds the prequalification for a member of the examination panel who decides in it.
   *
   * @throws Refusal.NotPermitted {@code tender.not-on-panel}
   * @throws Refusal.RuleBroken {@code procedure.not-decidable} before the end of the time to apply,
   *     and once concluded
   */
  Applications.ApplicationTimes enter(Actor actor, long tenderId) {
    actor.require(Role.EVALUATOR);
    tenders.requirePanelMember(tenderId, actor.personId(), Panel.EXAMINATION);
    Applications.ApplicationTimes hours =
        applications
            .lockHours(tenderId)
            .orElseThrow(() -> new Refusal.NotFound("prequalification of tender " + tenderId));
    if (!hours.isDecidable()) {
      throw new Refusal.RuleBroken("procedure.not-decidable");
    }
    return hours;
  }

  /** An application that stands. */
  Applications.Application application(long tenderId, long applicationId) {
    return applications
        .find(tenderId, applicationId)
        .orElseThrow(() -> new Refusal.NotFound("application " + applicationId));
  }

  /** What another member proposed and nobody confirmed. */
  Applications.ApplicationFinding proposalOfAnother(Actor actor, long applicationId) {
    Applications.ApplicationFinding finding =
        applications
            .findFinding(applicationId)
            .orElseThrow(() -> new Refusal.RuleBroken("procedure.nothing-proposed"));
    if (finding.confirmedBy() != null) {
      throw new Refusal.RuleBroken("procedure.finding-fixed");
    }
    if (finding.proposedBy() == actor.personId()) {
      throw new Refusal.RuleBroken("procedure.four-eyes");
    }
    return finding;
  }
}
