package org.muwahhad.initiative;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.initiative.InitiativeEntry.InitiativeSubmitted;
import org.muwahhad.shared.Refusal;

/**
 * A central buyer sends a draft to the ministerial committee for approval. From then on nothing of
 * it changes until the outcome is recorded.
 *
 * <p>Refused with {@code initiative.not-draft} when it was sent already, and {@code
 * initiative.incomplete} while it has no state, milestone or indicator.
 */
@Singleton
public class SubmitInitiative {
  private final Initiatives initiatives;
  private final AuditLog audit;

  SubmitInitiative(Initiatives initiatives, AuditLog audit) {
    this.initiatives = initiatives;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, long initiativeId) {
    actor.require(Role.CENTRAL_BUYER);
    Initiatives.LockedInitiative initiative = initiatives.getLocked(initiativeId);
    initiative.requireDraft();
    if (initiatives.countWhole(initiativeId) == 0) {
      throw new Refusal.RuleBroken("initiative.incomplete");
    }

    if (initiatives.submit(initiativeId, actor.personId(), initiative.version()) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    audit.record(actor, new InitiativeSubmitted(initiativeId, initiative.version() + 1));
  }
}
