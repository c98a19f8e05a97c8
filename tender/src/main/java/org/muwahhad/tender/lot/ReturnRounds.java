package org.muwahhad.tender.lot;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.demand.round.ReturnRoundToClosed;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderEntry.RoundsReturned;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderStatus;

/**
 * A central buyer gives the rounds of a cancelled tender back, so that their demand is not lost:
 * they are closed again and can be aggregated into another tender. The cancelled tender keeps its
 * lots and sums on record. A round stands in one tender at most.
 *
 * <p>Refused with {@code tender.not-cancelled} before the tender is cancelled, {@code
 * tender.rounds-returned} when it has no round left, and as invalid input without a reason.
 */
@Singleton
public class ReturnRounds {
  private static final int LONGEST_REASON = 1000;
  private final TenderQueries queries;
  private final Aggregations aggregations;
  private final ReturnRoundToClosed returnRound;
  private final AuditLog audit;

  ReturnRounds(
      TenderQueries queries,
      Aggregations aggregations,
      ReturnRoundToClosed returnRound,
      AuditLog audit) {
    this.queries = queries;
    this.aggregations = aggregations;
    this.returnRound = returnRound;
    this.audit = audit;
  }

  /** Whether a tender has rounds that it can give back. */
  @Transactional
  boolean isPossible(TenderQueries.Tender tender) {
    return tender.status() == TenderStatus.CANCELLED
        && !aggregations.listStandingRounds(tender.id()).isEmpty();
  }

  @Transactional
  public void run(Actor actor, long tenderId, String reason) {
    actor.require(Role.CENTRAL_BUYER);
    TenderQueries.Tender tender = queries.getTender(tenderId);
    if (tender.status() != TenderStatus.CANCELLED) {
      throw new Refusal.RuleBroken("tender.not-cancelled", tender.number());
    }
    List<Long> rounds = aggregations.listStandingRounds(tenderId);
    if (rounds.isEmpty()) {
      throw new Refusal.RuleBroken("tender.rounds-returned", tender.number());
    }
    new Faults().text("reason", reason, LONGEST_REASON).throwIfAny();

    if (aggregations.giveBackRounds(tenderId) != rounds.size()) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    audit.record(actor, new RoundsReturned(tenderId, reason.strip(), rounds));
    rounds.forEach(round -> returnRound.run(actor, round, reason.strip()));
  }
}
