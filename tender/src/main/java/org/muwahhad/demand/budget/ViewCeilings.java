package org.muwahhad.demand.budget;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.demand.round.RoundQueries;

/** The budgets of a state's entities in a round, for the coordinator of the state. */
@Singleton
public class ViewCeilings {
  private final RoundQueries rounds;
  private final Ceilings ceilings;

  ViewCeilings(RoundQueries rounds, Ceilings ceilings) {
    this.rounds = rounds;
    this.ceilings = ceilings;
  }

  /** A round and the budgets in it. */
  public record CeilingsView(RoundQueries.RoundRow round, List<Ceilings.EntityBudget> budgets) {}

  /** The budgets of the coordinator's own state; none when it is not invited. */
  @Transactional
  public CeilingsView get(Actor actor, long roundId) {
    String state = actor.require(Role.NATIONAL_COORDINATOR).state();
    return new CeilingsView(rounds.getRow(roundId), ceilings.listOfState(roundId, state));
  }
}
