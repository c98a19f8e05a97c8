package org.muwahhad.demand.round;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.demand.DemandEntry.RoundAnnounced;
import org.muwahhad.shared.Refusal;

/**
 * A central buyer tells the states invited of a planned round, once, so that their entities prepare
 * before it opens. Publishes {@link RoundAnnounced}.
 *
 * <p>Refused with {@code demand.round-wrong-status} when it is no longer planned, and with {@code
 * demand.already-announced}.
 */
@Singleton
public class AnnounceRound {
  private final Rounds rounds;
  private final AuditLog audit;

  AnnounceRound(Rounds rounds, AuditLog audit) {
    this.rounds = rounds;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, long roundId) {
    actor.require(Role.CENTRAL_BUYER);
    Rounds.Round round = rounds.get(roundId);
    if (!RoundStatus.RoundEvent.ANNOUNCE.isAllowedFrom(round.status())) {
      throw new Refusal.RuleBroken("demand.round-wrong-status", round.code());
    }
    if (round.announcedAt() != null) {
      throw new Refusal.RuleBroken("demand.already-announced");
    }

    if (rounds.announce(roundId, round.status(), round.version()) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    audit.record(actor, new RoundAnnounced(roundId, round.code()));
  }
}
