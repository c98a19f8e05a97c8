package org.muwahhad.plan.state;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.plan.PlanEntry.NeedPlanned;
import org.muwahhad.plan.PlanEntry.StatePlanSubmitted;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * The coordinator of a state submits the edition of its plan that is drafted. It is in force from
 * then on, in place of the edition before, and never changes.
 *
 * <p>Refused with {@code plan.not-editable} once it is submitted, with {@code plan.no-needs} while
 * it holds none, and as invalid input at {@code reason} when it replaces an edition and does not
 * say why.
 */
@Singleton
public class SubmitStatePlan {
  private final StatePlans plans;
  private final StatePlanQueries queries;
  private final AuditLog audit;

  SubmitStatePlan(StatePlans plans, StatePlanQueries queries, AuditLog audit) {
    this.plans = plans;
    this.queries = queries;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, long planId) {
    StatePlans.StatePlan plan = plans.getDraft(actor, planId);
    List<NeedPlanned> needs =
        queries.listNeeds(planId).stream()
            .map(n -> new NeedPlanned(n.code(), n.quarter(), n.amount()))
            .toList();
    if (needs.isEmpty()) {
      throw new Refusal.RuleBroken("plan.no-needs");
    }
    boolean first = plan.edition() == 1;
    if (!first) {
      new Faults().text("reason", plan.reason(), 1000).throwIfAny();
    }

    if (plans.submit(planId, actor.personId(), plan.version()) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    audit.record(
        actor,
        new StatePlanSubmitted(
            planId,
            plan.stateCode(),
            plan.year(),
            plan.edition(),
            plan.currency(),
            needs,
            first ? null : plan.reason()));
  }
}
