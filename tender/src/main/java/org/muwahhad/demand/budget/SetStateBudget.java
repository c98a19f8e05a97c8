package org.muwahhad.demand.budget;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.demand.DemandEntry;
import org.muwahhad.demand.DemandEntry.StateBudgetRemoved;
import org.muwahhad.demand.DemandEntry.StateBudgetSet;
import org.muwahhad.demand.desk.DemandDeskQueries;
import org.muwahhad.demand.round.RoundStatus;
import org.muwahhad.demand.round.Rounds;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * The coordinator sets the budget of their own state for one category of a round, changes it or
 * takes it back. A budget that is passed is pointed out on the desk, and more is endorsed only with
 * a reason.
 *
 * <p>Refused with {@code demand.round-finished} once the round is aggregated or cancelled, {@code
 * demand.state-not-invited}, as not found for a category that the round does not have, a conflict
 * when the budget is no longer the version that was seen, and as invalid input at {@code amount}.
 *
 * <p>A fault in the input has the code {@code demand.too-large}.
 */
@Singleton
public class SetStateBudget {
  private static final BigDecimal LARGEST = new BigDecimal("999999999999999");
  private final Rounds rounds;
  private final DemandDeskQueries queries;
  private final StateBudgets budgets;
  private final AuditLog audit;

  SetStateBudget(Rounds rounds, DemandDeskQueries queries, StateBudgets budgets, AuditLog audit) {
    this.rounds = rounds;
    this.queries = queries;
    this.budgets = budgets;
    this.audit = audit;
  }

  /**
   * A budget as it is to be.
   *
   * @param amount without VAT, in the currency of the state; none takes the budget back
   * @param version of the budget that was seen, 0 when there was none
   */
  public record Budget(@Nullable BigDecimal amount, int version) {}

  @Transactional
  public void run(Actor actor, long roundId, String category, Budget budget) {
    String state = actor.require(Role.NATIONAL_COORDINATOR).state();
    Rounds.Round round = rounds.get(roundId);
    if (rounds.countInvitations(roundId, state) == 0) {
      throw new Refusal.RuleBroken("demand.state-not-invited", round.code());
    }
    if (round.status() == RoundStatus.AGGREGATED || round.status() == RoundStatus.CANCELLED) {
      throw new Refusal.RuleBroken("demand.round-finished");
    }
    DemandDeskQueries.BudgetRow standing =
        queries.listBudgets(roundId, state).stream()
            .filter(b -> b.code().equals(category))
            .findFirst()
            .orElseThrow(() -> new Refusal.NotFound("category " + category));
    check(budget, standing.currency());
    if (standing.version() != budget.version()) {
      throw Refusal.Conflict.changedMeanwhile();
    }

    store(actor, roundId, state, standing, budget);
    audit.record(actor, entry(roundId, state, standing, budget));
  }

  private static void check(Budget budget, String currency) {
    BigDecimal amount = budget.amount();
    if (amount != null) {
      new Faults()
          .price("amount", amount, currency)
          .check(amount.compareTo(LARGEST) <= 0, "amount", "demand.too-large")
          .throwIfAny();
    }
  }

  private void store(
      Actor actor,
      long roundId,
      String state,
      DemandDeskQueries.BudgetRow standing,
      Budget budget) {
    BigDecimal amount = budget.amount();
    int changed = 1;
    if (amount == null) {
      changed = budgets.delete(roundId, state, standing.code(), budget.version());
    } else if (standing.amount() == null) {
      budgets.insert(roundId, state, standing.code(), amount, actor.personId());
    } else {
      changed =
          budgets.update(
              roundId, state, standing.code(), amount, actor.personId(), budget.version());
    }
    if (changed != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
  }

  private static DemandEntry entry(
      long roundId, String state, DemandDeskQueries.BudgetRow standing, Budget budget) {
    BigDecimal amount = budget.amount();
    return amount == null
        ? new StateBudgetRemoved(roundId, state, standing.code(), standing.currency())
        : new StateBudgetSet(roundId, state, standing.code(), standing.currency(), amount);
  }
}
