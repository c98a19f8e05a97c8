package org.muwahhad.aggregation;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.aggregation.AggregationEntry.JoinAsked;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.catalog.standard.Factor;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * A central buyer asks the states to let the demand for an item of a closed round be bought as its
 * equivalent: the standard of its group, or the newest revision of the same item. Every state that
 * has endorsed demand for the item is asked; the request is in force when all of them accept.
 *
 * <p>Refused with {@code aggregation.round-not-closed} when the round is not closed, with {@code
 * aggregation.no-equivalent} when the catalog does not hold both as equivalents, with {@code
 * aggregation.no-conversion} when no exact conversion of the units is known, with {@code
 * aggregation.join-chain} when another request stands for either item, and as invalid input when
 * the reason is missing or the time to answer is not ahead.
 *
 * <p>A fault in the input has the code {@code aggregation.answer-not-ahead}.
 */
@Singleton
public class AskJoin {
  private final JoinRequests rows;
  private final AuditLog audit;
  private final DatabaseClock clock;

  AskJoin(JoinRequests rows, AuditLog audit, DatabaseClock clock) {
    this.rows = rows;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Returns the number (database id) of the request.
   *
   * @param answerUntil UTC; no answer is taken from then on
   */
  @Transactional
  public long run(
      Actor actor, long roundId, long revision, long into, String reason, Instant answerUntil) {
    actor.require(Role.CENTRAL_BUYER);
    requireClosed(roundId);
    new Faults()
        .text("reason", reason, 1000)
        .check(answerUntil.isAfter(clock.now()), "answerUntil", "aggregation.answer-not-ahead")
        .throwIfAny();
    Factor factor = factor(roundId, revision, into);
    if (rows.countStanding(roundId, revision, into) > 0) {
      throw new Refusal.RuleBroken("aggregation.join-chain");
    }

    rows.add(
        roundId,
        revision,
        into,
        factor.numerator(),
        factor.denominator(),
        reason.strip(),
        actor.personId(),
        answerUntil);
    long id = rows.getStanding(roundId, revision);
    int states = rows.askStates(id);
    audit.record(
        actor, new JoinAsked(roundId, id, revision, into, factor.text(), states, reason.strip()));
    return id;
  }

  private void requireClosed(long roundId) {
    String status =
        rows.lockRound(roundId).orElseThrow(() -> new Refusal.NotFound("round " + roundId));
    if (!status.equals("CLOSED")) {
      throw new Refusal.RuleBroken("aggregation.round-not-closed");
    }
  }

  private Factor factor(long roundId, long revision, long into) {
    JoinRequests.Candidate candidate =
        rows.listCandidates(roundId).stream()
            .filter(c -> c.revisionId() == revision && c.intoRevisionId() == into)
            .findFirst()
            .orElseThrow(() -> new Refusal.RuleBroken("aggregation.no-equivalent"));
    Long above = candidate.unitNumerator();
    Long below = candidate.unitDenominator();
    if (above == null || below == null) {
      throw new Refusal.RuleBroken("aggregation.no-conversion");
    }
    return new Factor(above, below)
        .then(new Factor(candidate.numerator(), candidate.denominator()))
        .orElseThrow(() -> new Refusal.RuleBroken("aggregation.no-conversion"));
  }
}
