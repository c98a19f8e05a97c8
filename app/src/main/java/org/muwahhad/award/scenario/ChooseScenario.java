package org.muwahhad.award.scenario;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.award.RankedBids;
import org.muwahhad.award.RecommendAwards;
import org.muwahhad.committee.CommitteeCode;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderViews;

/**
 * The chair of the examination panel recommends the award of a scenario, with a written reason,
 * which every lot carries whose winner is not the first in rank. For a lot another bid than the
 * scenario's may be recommended with a reason of its own. {@link RecommendAwards} makes the
 * recommendation, and its rules hold here too.
 *
 * <p>Refused with {@code award.scenario-not-solved} when no award was found, {@code
 * award.scenario-outdated} when prices, quantities or ranking are no longer those of the scenario,
 * {@code award.scenario-divided} when a lot has several suppliers and {@code
 * award.scenario-discounted} when a conditional discount applies, neither of which can be awarded;
 * and {@code award.scenario-reason-needed} at the lot where the recommendation deviates.
 */
@Singleton
public class ChooseScenario {
  private static final int LONGEST_REASON = 1000;
  private final ScenarioAccess access;
  private final Scenarios scenarios;
  private final ScenarioRows rows;
  private final ScenarioMaterials materials;
  private final Solutions solutions;
  private final RankedBids rankings;
  private final RecommendAwards recommendAwards;
  private final TenderViews tenders;
  private final AuditLog audit;

  ChooseScenario(
      ScenarioAccess access,
      Scenarios scenarios,
      ScenarioRows rows,
      ScenarioMaterials materials,
      Solutions solutions,
      RankedBids rankings,
      RecommendAwards recommendAwards,
      TenderViews tenders,
      AuditLog audit) {
    this.access = access;
    this.scenarios = scenarios;
    this.rows = rows;
    this.materials = materials;
    this.solutions = solutions;
    this.rankings = rankings;
    this.recommendAwards = recommendAwards;
    this.tenders = tenders;
    this.audit = audit;
  }

  /**
   * What is recommended.
   *
   * @param committee which committee decides; the executive committee when null
   * @param reason why this scenario
   * @param choices bids chosen otherwise than in the scenario; lots not named follow it
   */
  @Serdeable
  public record Choice(
      @Nullable CommitteeCode committee,
      String reason,
      @Nullable List<RecommendAwards.Choice> choices) {}

  /** Returns the number of the decision the committee is to take. */
  @Transactional
  public long run(Actor actor, long tenderId, int number, Choice choice) {
    access.requireChair(actor, tenderId);
    scenarios.lockTender(tenderId);
    TenderViews.Tender tender = tenders.getTender(tenderId);
    Scenarios.Stated stated =
        scenarios
            .find(tenderId, number)
            .orElseThrow(
                () -> new Refusal.NotFound("scenario " + number + " of tender " + tenderId));
    Solution solution = awardable(tender, stated);
    Map<Long, Long> winners = winners(tenderId, solution);
    List<RecommendAwards.Choice> picks = picks(tenderId, winners, choice);
    int deviations =
        (int) picks.stream().filter(p -> p.bidId() != winner(winners, p.lotId())).count();

    long decisionId =
        recommendAwards.run(
            actor, tenderId, new RecommendAwards.Recommendation(choice.committee(), picks));
    scenarios.choose(
        decisionId, tenderId, stated.id(), choice.reason().strip(), deviations, actor.personId());
    audit.record(
        actor,
        Role.EVALUATOR,
        "tender:" + tenderId,
        "award.scenario-chosen",
        "tender",
        tenderId,
        Map.of(
            "number", number,
            "decision", decisionId,
            "problem", stated.problemSha256(),
            "deviations", deviations,
            "reason", choice.reason().strip()));
    return decisionId;
  }

  /** The answer of a scenario that stands and can be awarded as awards are. */
  private Solution awardable(TenderViews.Tender tender, Scenarios.Stated stated) {
    Solution solution =
        scenarios.listRuns(tender.id(), stated.number()).stream()
            .filter(r -> r.kind() == RunKind.SOLVE)
            .map(Scenarios.Run::result)
            .filter(Objects::nonNull)
            .map(solutions::read)
            .filter(Solution::isFound)
            .findFirst()
            .orElseThrow(() -> new Refusal.RuleBroken("award.scenario-not-solved"));
    if (solution.splitsLots()) {
      throw new Refusal.RuleBroken("award.scenario-divided");
    }
    if (solution.hasDiscounts()) {
      throw new Refusal.RuleBroken("award.scenario-discounted");
    }
    ScenarioTerms terms = materials.terms(stated.terms());
    String now = materials.write(materials.of(tender), terms).sha256();
    if (!now.equals(stated.problemSha256())) {
      throw new Refusal.RuleBroken("award.scenario-outdated", stated.number());
    }
    return solution;
  }

  /** The bid that the scenario awards each lot to. */
  private Map<Long, Long> winners(long tenderId, Solution solution) {
    Map<String, Long> bids =
        rows.listBidders(tenderId).stream()
            .collect(
                Collectors.toMap(
                    ScenarioRows.Bidder::registrationNumber, ScenarioRows.Bidder::bidId));
    Map<Integer, Long> lots =
        tenders.listLots(tenderId).stream()
            .collect(Collectors.toMap(TenderViews.Lot::number, TenderViews.Lot::id));
    Map<Long, Long> winners = new HashMap<>();
    solution
        .awarded()
        .forEach(
            (lot, suppliers) ->
                suppliers
                    .keySet()
                    .forEach(
                        b ->
                            winners.put(
                                lots.getOrDefault(Integer.valueOf(lot), 0L),
                                bids.getOrDefault(b, 0L))));
    return winners;
  }

  private List<RecommendAwards.Choice> picks(
      long tenderId, Map<Long, Long> winners, Choice choice) {
    Faults faults = new Faults().text("reason", choice.reason().strip(), LONGEST_REASON);
    Map<Long, RecommendAwards.Choice> others = new HashMap<>();
    if (choice.choices() != null) {
      choice.choices().forEach(c -> others.put(c.lotId(), c));
    }
    Set<List<Long>> first =
        rankings.listRanked(tenderId).stream()
            .filter(r -> Integer.valueOf(1).equals(r.rank()))
            .map(r -> List.of(r.lotId(), r.bidId()))
            .collect(Collectors.toSet());
    List<RecommendAwards.Choice> picks = new ArrayList<>();
    winners.forEach(
        (lot, bid) -> {
          RecommendAwards.Choice other = others.remove(lot);
          picks.add(
              other == null || other.bidId() == bid
                  ? follow(lot, bid, first.contains(List.of(lot, bid)), choice)
                  : deviate(other, faults));
        });
    picks.addAll(others.values());
    faults.throwIfAny();
    return picks;
  }

  private static RecommendAwards.Choice follow(
      long lotId, long bidId, boolean first, Choice choice) {
    return new RecommendAwards.Choice(lotId, bidId, first ? "" : choice.reason().strip());
  }

  private static RecommendAwards.Choice deviate(RecommendAwards.Choice other, Faults faults) {
    String reason = other.reason() == null ? "" : other.reason();
    faults.check(
        !reason.isBlank(),
        RecommendAwards.field(other.lotId(), "reason"),
        "award.scenario-reason-needed");
    return other;
  }

  private static long winner(Map<Long, Long> winners, long lotId) {
    return winners.getOrDefault(lotId, 0L);
  }
}
