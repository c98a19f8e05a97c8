package org.muwahhad.plan.intention;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.plan.PlanEntry.InvitationAnswered;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * A central buyer answers the request of a state to be invited. The round of the intention invites
 * the state that was accepted; a refusal says why.
 *
 * <p>Refused with {@code plan.request-answered} when it was answered, {@code
 * plan.intention-withdrawn}, as not found where the state did not ask, and as invalid input when
 * the answer is missing, or the reason of a refusal.
 */
@Singleton
public class AnswerInvitationRequest {
  private final Intentions intentions;
  private final AuditLog audit;

  AnswerInvitationRequest(Intentions intentions, AuditLog audit) {
    this.intentions = intentions;
    this.audit = audit;
  }

  /**
   * An answer.
   *
   * @param reason needed where it is refused
   */
  public record Answer(@Nullable InvitationAnswer answer, @Nullable String reason) {}

  @Transactional
  public void run(Actor actor, long intentionId, String state, Answer given) {
    actor.require(Role.CENTRAL_BUYER);
    intentions.lock(intentionId);
    if (intentions.countRequests(intentionId, state) == 0) {
      throw new Refusal.NotFound("request of " + state + " in intention " + intentionId);
    }
    intentions.requireStanding(intentionId);
    InvitationAnswer answer = given.answer();
    String reason = given.reason() == null ? "" : given.reason().strip();
    Faults faults = new Faults().check(answer != null, "answer", "shared.missing");
    if (answer == InvitationAnswer.REFUSED) {
      faults.text("reason", reason, 1000);
    } else {
      faults.atMost("reason", reason, 1000);
    }
    faults.throwIfAny();

    if (answer == null
        || intentions.answer(intentionId, state, answer, reason, actor.personId()) != 1) {
      throw new Refusal.RuleBroken("plan.request-answered");
    }
    audit.record(
        actor,
        new InvitationAnswered(intentionId, state, answer == InvitationAnswer.ACCEPTED, reason));
  }
}
