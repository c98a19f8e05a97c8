package org.muwahhad.demand.desk;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.demand.round.RoundQueries;
import org.muwahhad.demand.round.SubmissionStatus;
import org.muwahhad.shared.ExchangeRateQueries;
import org.muwahhad.shared.Refusal;

/**
 * The desk of a national coordinator in a round: every entity of the coordinator's own state with
 * how far it has come, the demand by category against the state's budget, and the lines that {@link
 * UnusualLines} points out. Of another state nothing is shown.
 *
 * <p>Not found when the state is not invited.
 */
@Singleton
public class ViewDemandDesk {
  private final RoundQueries rounds;
  private final DemandDeskQueries queries;
  private final ExchangeRateQueries rates;

  ViewDemandDesk(RoundQueries rounds, DemandDeskQueries queries, ExchangeRateQueries rates) {
    this.rounds = rounds;
    this.queries = queries;
    this.rates = rates;
  }

  /** Everything on the desk. */
  public record DemandDeskView(
      RoundQueries.RoundRow round,
      RoundQueries.StateProgress state,
      List<DemandDeskQueries.EntityRow> entities,
      List<CategorySums.Sum> categories,
      List<UnusualLines.UnusualLine> unusual) {

    /** Whether the state has set a budget for some category. */
    public boolean hasBudget() {
      return categories.stream().anyMatch(c -> c.budget() != null);
    }

    /** How many lines of a submission are pointed out. */
    public long unusualOf(long submissionId) {
      return unusual.stream().filter(f -> f.line().submissionId() == submissionId).count();
    }

    /** How many entities stand where; none begun is {@code NONE}. */
    public Map<String, Long> counts() {
      return entities.stream()
          .collect(
              Collectors.groupingBy(
                  e -> e.status() == null ? "NONE" : e.status().name(), Collectors.counting()));
    }
  }

  @Transactional
  public DemandDeskView get(Actor actor, long roundId) {
    String state = actor.require(Role.NATIONAL_COORDINATOR).state();
    RoundQueries.RoundRow round = rounds.getRow(roundId);
    RoundQueries.StateProgress progress =
        rounds.listProgress(roundId).stream()
            .filter(p -> p.stateCode().equals(state))
            .findFirst()
            .orElseThrow(() -> new Refusal.NotFound("desk of round " + roundId));
    List<DemandDeskQueries.DeskLine> lines = queries.listLines(roundId, state);
    return new DemandDeskView(
        round,
        progress,
        queries.listEntities(roundId, state),
        CategorySums.of(
            queries.listBudgets(roundId, state),
            lines.stream().filter(l -> l.status() != SubmissionStatus.RETURNED).toList()),
        unusual(roundId, state, lines));
  }

  /** Those still to be decided: what is endorsed is settled. */
  private List<UnusualLines.UnusualLine> unusual(
      long roundId, String state, List<DemandDeskQueries.DeskLine> lines) {
    return new UnusualLines(
            queries.listPast(queries.listLastRounds(roundId, state), state), rates.today())
        .find(lines).stream().filter(f -> f.line().status() == SubmissionStatus.SUBMITTED).toList();
  }
}
