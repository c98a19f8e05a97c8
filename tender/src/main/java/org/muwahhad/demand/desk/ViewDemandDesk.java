package org.muwahhad.demand.desk;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.demand.round.RoundQueries;
import org.muwahhad.demand.round.SubmissionStatus;
import org.muwahhad.demand.submission.LastDemandQueries;
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
  private final LastDemandQueries lastDemand;
  private final ExchangeRateQueries rates;

  ViewDemandDesk(
      RoundQueries rounds,
      DemandDeskQueries queries,
      LastDemandQueries lastDemand,
      ExchangeRateQueries rates) {
    this.lastDemand = lastDemand;
    this.rounds = rounds;
    this.queries = queries;
    this.rates = rates;
  }

  /**
   * Everything on the desk.
   *
   * @param lastItems what each entity asked for of an item in the last round before, of the items
   *     of lines that are pointed out
   * @param lastEntities what each entity asked for in its last round before, in the categories of
   *     this one
   * @param lastCategories what the state asked for in a category in the last round before
   */
  public record DemandDeskView(
      RoundQueries.RoundRow round,
      RoundQueries.StateProgress state,
      List<DemandDeskQueries.EntityRow> entities,
      List<CategorySums.Sum> categories,
      List<UnusualLines.UnusualLine> unusual,
      List<LastDemandQueries.LastDemand> lastItems,
      List<LastDemandQueries.LastDemand> lastEntities,
      List<LastDemandQueries.LastDemand> lastCategories) {

    /** What the entity of a line asked for of its item in the last round, or null. */
    public LastDemandQueries.@Nullable LastDemand lastOf(DemandDeskQueries.DeskLine line) {
      return LastDemandQueries.find(lastItems, key(line)).orElse(null);
    }

    /** What an entity asked for in its last round, or null. */
    public LastDemandQueries.@Nullable LastDemand lastOf(DemandDeskQueries.EntityRow entity) {
      return LastDemandQueries.find(lastEntities, Long.toString(entity.entityId())).orElse(null);
    }

    /** What the state asked for in a category in the last round, or null. */
    public LastDemandQueries.@Nullable LastDemand lastOf(CategorySums.Sum category) {
      return LastDemandQueries.find(lastCategories, category.code()).orElse(null);
    }

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
    List<UnusualLines.UnusualLine> unusual = unusual(roundId, state, lines);
    Set<String> pointedOut = unusual.stream().map(f -> key(f.line())).collect(Collectors.toSet());
    return new DemandDeskView(
        round,
        progress,
        queries.listEntities(roundId, state),
        CategorySums.of(
            queries.listBudgets(roundId, state),
            lines.stream().filter(l -> l.status() != SubmissionStatus.RETURNED).toList()),
        unusual,
        unusual.isEmpty()
            ? List.of()
            : lastDemand.listItems(roundId, state, 0).stream()
                .filter(d -> pointedOut.contains(d.id()))
                .toList(),
        lastDemand.listEntities(roundId, state),
        lastDemand.listCategories(roundId, state));
  }

  private static String key(DemandDeskQueries.DeskLine line) {
    return LastDemandQueries.item(line.entityId(), line.itemCode(), line.unitCode());
  }

  /** Those still to be decided: what is endorsed is settled. */
  private List<UnusualLines.UnusualLine> unusual(
      long roundId, String state, List<DemandDeskQueries.DeskLine> lines) {
    return new UnusualLines(
            queries.listPast(queries.listLastRounds(roundId, state), state), rates.today())
        .find(lines).stream().filter(f -> f.line().status() == SubmissionStatus.SUBMITTED).toList();
  }
}
