package org.muwahhad.plan.intention;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Grant;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.plan.PlanEntry.InvitationRequested;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * The coordinator of a state, or an officer of one of its entities, asks that the state be invited
 * to the round of an intention that does not name it. A state asks once.
 *
 * <p>Refused with {@code plan.state-invited} when the intention names it, {@code plan.request-made}
 * when it has asked, {@code plan.intention-over} once a round is planned, {@code
 * plan.intention-withdrawn}, and as invalid input when the reason is missing.
 */
@Singleton
public class RequestInvitation {
  private final Intentions intentions;
  private final AuditLog audit;

  RequestInvitation(Intentions intentions, AuditLog audit) {
    this.intentions = intentions;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, long intentionId, String reason) {
    Grant grant = actor.require(Role.NATIONAL_COORDINATOR, Role.PROCUREMENT_OFFICER);
    String state = grant.state();
    if (intentions.lock(intentionId).isEmpty()) {
      throw new Refusal.NotFound("intention " + intentionId);
    }
    intentions.requireStanding(intentionId);
    if (intentions.countNamed(intentionId, state) > 0) {
      throw new Refusal.RuleBroken("plan.state-invited");
    }
    if (intentions.countRequests(intentionId, state) > 0) {
      throw new Refusal.RuleBroken("plan.request-made");
    }
    if (intentions.countRounds(intentionId) > 0) {
      throw new Refusal.RuleBroken("plan.intention-over");
    }
    new Faults().text("reason", reason, 1000).throwIfAny();

    @Nullable Long entity = grant.role() == Role.PROCUREMENT_OFFICER ? grant.entity() : null;
    intentions.ask(intentionId, state, entity, reason.strip(), actor.personId());
    audit.record(
        actor,
        grant.role(),
        new InvitationRequested(
            intentionId,
            state,
            Optional.ofNullable(entity).flatMap(intentions::findEntityCode).orElse(null),
            reason.strip()));
  }
}
