package org.muwahhad.aggregation;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.catalog.standard.PriceBreaks;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.ExchangeRateQueries;

/**
 * Plans lots, and writes nothing. Central buyers and auditors see plans of every round.
 *
 * <p>Refused as not permitted to everybody else: a plan shows estimates and the demand of all
 * states.
 */
@Singleton
public class PlanLots {
  private final PlanQueries queries;
  private final PriceBreaks breaks;
  private final ExchangeRateQueries rates;

  PlanLots(PlanQueries queries, PriceBreaks breaks, ExchangeRateQueries rates) {
    this.queries = queries;
    this.breaks = breaks;
    this.rates = rates;
  }

  /** What one strategy proposes for the endorsed demand of a round. */
  @Transactional
  public LotPlan run(Actor actor, long roundId, LotStrategy strategy) {
    actor.require(Role.CENTRAL_BUYER, Role.AUDITOR);
    List<PlanQueries.DemandCell> cells = queries.listDemand(roundId);
    return LotPlanning.propose(strategy, cells, reference(cells));
  }

  /** What every strategy proposes, side by side; the demand is read once. */
  @Transactional
  public List<LotPlan> compare(Actor actor, long roundId) {
    actor.require(Role.CENTRAL_BUYER, Role.AUDITOR);
    List<PlanQueries.DemandCell> cells = queries.listDemand(roundId);
    PlanReference reference = reference(cells);
    return Arrays.stream(LotStrategy.values())
        .map(s -> LotPlanning.propose(s, cells, reference))
        .toList();
  }

  /**
   * The lots of a tender as they stand, with the demand in them.
   *
   * @param titles of the lots by number
   */
  @Transactional
  public LotPlan describe(Actor actor, long tenderId, Map<Integer, Bilingual> titles) {
    actor.require(Role.CENTRAL_BUYER, Role.AUDITOR);
    List<PlanQueries.DemandCell> cells = queries.listAllocated(tenderId);
    return LotPlanning.describe(titles, cells, reference(cells));
  }

  /**
   * Lots for the items already summed in a tender, in a transaction that holds the round. Where the
   * strategy needs no more than the items, the demand is not read again.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public LotPlan sort(long roundId, long tenderId, LotStrategy strategy) {
    boolean itemsSuffice = strategy == LotStrategy.CPV_CLASS || strategy == LotStrategy.ITEM;
    List<PlanQueries.DemandCell> cells =
        itemsSuffice ? queries.listSums(tenderId) : queries.listDemand(roundId);
    return LotPlanning.propose(strategy, cells, reference(cells));
  }

  private PlanReference reference(List<PlanQueries.DemandCell> cells) {
    List<Long> revisions =
        cells.stream()
            .flatMap(c -> Stream.of(c.revisionId(), c.askedRevisionId()))
            .distinct()
            .toList();
    List<PlanQueries.PlannedRevision> items = queries.listItems(revisions);
    List<Long> itemIds =
        items.stream().map(PlanQueries.PlannedRevision::itemId).distinct().toList();
    Map<String, PlanQueries.StateRegion> regions = new LinkedHashMap<>();
    queries.listRegions().forEach(r -> regions.put(r.stateCode(), r));
    return new PlanReference(
        items.stream()
            .collect(
                Collectors.toMap(PlanQueries.PlannedRevision::revisionId, Function.identity())),
        queries.categoryNames(),
        regions,
        queries.listBands(),
        queries.listCompetitors(),
        breaks.listOfAll(itemIds).stream()
            .collect(Collectors.groupingBy(PriceBreaks.Break::itemId)),
        new PriceEffect.Dollars(rates.today().unitsPerUsd()));
  }
}
