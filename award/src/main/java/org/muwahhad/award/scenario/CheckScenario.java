package org.muwahhad.award.scenario;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.award.AwardEntry.ScenarioCheckAsked;
import org.muwahhad.shared.Refusal;

/**
 * Has a scenario worked out once more by a second, independent solver. A member of the examination
 * panel or an auditor asks for it, once for each scenario; asking again changes nothing.
 *
 * <p>Refused with {@code award.scenario-not-solved} while the first answer is not there.
 *
 * <p>Also refused with {@code award.conflict-declared}, {@code evaluation.bidders-masked} and
 * {@code evaluation.declare-first}.
 */
@Singleton
public class CheckScenario {
  private final ScenarioAccess access;
  private final Scenarios scenarios;
  private final AuditLog audit;

  CheckScenario(ScenarioAccess access, Scenarios scenarios, AuditLog audit) {
    this.access = access;
    this.scenarios = scenarios;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, long tenderId, int number) {
    Role as = actor.require(Role.EVALUATOR, Role.AUDITOR).role();
    access.requireReader(actor, tenderId);
    scenarios.lockTender(tenderId);
    if (scenarios.find(tenderId, number).isEmpty()) {
      throw new Refusal.NotFound("scenario " + number + " of tender " + tenderId);
    }
    List<Scenarios.Run> runs = scenarios.listRuns(tenderId, number);
    if (runs.stream().noneMatch(r -> r.kind() == RunKind.SOLVE && r.status() == RunStatus.DONE)) {
      throw new Refusal.RuleBroken("award.scenario-not-solved");
    }
    if (runs.stream().anyMatch(r -> r.kind() == RunKind.CHECK)) {
      return;
    }

    scenarios.queue(tenderId, number, RunKind.CHECK);
    audit.record(actor, as, new ScenarioCheckAsked(tenderId, number));
  }
}
