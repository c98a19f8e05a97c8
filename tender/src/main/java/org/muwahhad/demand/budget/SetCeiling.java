package org.muwahhad.demand.budget;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.demand.DemandEntry;
import org.muwahhad.demand.DemandEntry.CeilingRemoved;
import org.muwahhad.demand.DemandEntry.CeilingSet;
import org.muwahhad.demand.round.RoundStatus;
import org.muwahhad.demand.round.Rounds;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * The coordinator of the state sets the budget ceiling of a procuring entity in a round, changes it
 * or takes it back. Demand above a hard ceiling can't be submitted; above any other it is pointed
 * out. What was submitted before stays.
 *
 * <p>Refused with {@code demand.round-finished} once the round is aggregated or cancelled, {@code
 * demand.state-not-invited}, a conflict when the ceiling is no longer the version that was seen,
 * and as invalid input at {@code amount}.
 *
 * <p>A fault in the input has the code {@code demand.too-large}.
 */
@Singleton
public class SetCeiling {
  private static final BigDecimal LARGEST = new BigDecimal("999999999999999");
  private final Rounds rounds;
  private final Ceilings ceilings;
  private final AuditLog audit;

  SetCeiling(Rounds rounds, Ceilings ceilings, AuditLog audit) {
    this.rounds = rounds;
    this.ceilings = ceilings;
    this.audit = audit;
  }

  /**
   * A ceiling as it is to be.
   *
   * @param amount without VAT, in the currency of the entity's state; none takes the ceiling back
   * @param hard whether a submission above it is refused
   * @param version of the ceiling that was seen, 0 when there was none
   */
  public record Ceiling(@Nullable BigDecimal amount, boolean hard, int version) {}

  @Transactional
  public void run(Actor actor, long roundId, long entityId, Ceiling ceiling) {
    String state = actor.require(Role.NATIONAL_COORDINATOR).state();
    Rounds.Round round = rounds.get(roundId);
    Ceilings.EntityBudget standing =
        ceilings
            .find(roundId, entityId)
            .filter(e -> e.stateCode().equals(state))
            .orElseThrow(() -> new Refusal.NotFound("entity " + entityId));
    if (round.status() == RoundStatus.AGGREGATED || round.status() == RoundStatus.CANCELLED) {
      throw new Refusal.RuleBroken("demand.round-finished");
    }
    check(ceiling, standing.currency());
    if (standing.version() != ceiling.version()) {
      throw Refusal.Conflict.changedMeanwhile();
    }

    store(actor, roundId, standing, ceiling);
    audit.record(actor, entry(roundId, entityId, round, standing, ceiling));
  }

  private static void check(Ceiling ceiling, String currency) {
    BigDecimal amount = ceiling.amount();
    if (amount != null) {
      new Faults()
          .price("amount", amount, currency)
          .check(amount.compareTo(LARGEST) <= 0, "amount", "demand.too-large")
          .throwIfAny();
    }
  }

  private void store(Actor actor, long roundId, Ceilings.EntityBudget standing, Ceiling ceiling) {
    BigDecimal amount = ceiling.amount();
    long entityId = standing.entityId();
    int changed = 1;
    if (amount == null) {
      changed = ceilings.delete(roundId, entityId, ceiling.version());
    } else if (standing.amount() == null) {
      ceilings.insert(
          roundId, entityId, standing.stateCode(), amount, ceiling.hard(), actor.personId());
    } else {
      changed =
          ceilings.update(
              roundId, entityId, amount, ceiling.hard(), actor.personId(), ceiling.version());
    }
    if (changed != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
  }

  private static DemandEntry entry(
      long roundId,
      long entityId,
      Rounds.Round round,
      Ceilings.EntityBudget standing,
      Ceiling ceiling) {
    BigDecimal amount = ceiling.amount();
    return amount == null
        ? new CeilingRemoved(roundId, entityId, round.code(), standing.code(), standing.currency())
        : new CeilingSet(
            roundId,
            entityId,
            round.code(),
            standing.code(),
            standing.currency(),
            amount,
            ceiling.hard());
  }
}
