package org.muwahhad.plan.intention;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.plan.PlanEntry.IntentionWithdrawn;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * A central buyer withdraws an intention to buy, with a reason that everybody reads to whom it was
 * announced. No round is planned of it any more, and requests to be invited need no answer.
 *
 * <p>Refused with {@code plan.intention-withdrawn} when it was withdrawn before, {@code
 * plan.intention-over} once a round is planned, which is cancelled first, and as invalid input when
 * the reason is missing.
 */
@Singleton
public class WithdrawIntention {
  private static final int LONGEST_REASON = 1000;
  private final Intentions intentions;
  private final AuditLog audit;

  WithdrawIntention(Intentions intentions, AuditLog audit) {
    this.intentions = intentions;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, long intentionId, String reason) {
    actor.require(Role.CENTRAL_BUYER);
    if (intentions.lock(intentionId).isEmpty()) {
      throw new Refusal.NotFound("intention " + intentionId);
    }
    intentions.requireStanding(intentionId);
    if (intentions.countRounds(intentionId) > 0) {
      throw new Refusal.RuleBroken("plan.intention-over");
    }
    new Faults().text("reason", reason, LONGEST_REASON).throwIfAny();

    if (intentions.withdraw(intentionId, reason.strip(), actor.personId()) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    audit.record(actor, new IntentionWithdrawn(intentionId, reason.strip()));
  }
}
