package org.muwahhad.award.scenario;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.award.AwardEntry.ScenarioChosen;
import org.muwahhad.award.RankedBidQueries;
import org.muwahhad.award.RecommendAwards;
import org.muwahhad.committee.CommitteeCode;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderQueries;

/**
 * The chair of the examination panel recommends the award of a scenario, with a written reason,
 * which every lot carries whose winner is not the first in rank. For a lot another bid than the
 * scenario's may be recommended with a reason of its own. {@link RecommendAwards} makes the
 * recommendation, and its rules hold here too.
 *
 * <p>Refused with {@code award.scenario-not-solved} when no award was found, {@code
 * award.scenario-outdated} when prices, quantities or ranking are no longer those of the scenario,
 * {@code award.scenario-divided} when it divides a lot among more suppliers than the rule {@code
 * award.winners-per-lot} of the tender lets win it, or {@code award.scenario-share-small} among
 * such with less than {@code award.least-share-percent}; and {@code award.scenario-reason-needed}
 * at the lot where the recommendation deviates.
 *
 * <p>Also refused with {@code award.conflict-declared}, {@code award.not-chair}, {@code
 * evaluation.bidders-masked} and {@code evaluation.declare-first}.
 */
@Singleton
public class ChooseScenario {
  private static final int LONGEST_REASON = 1000;
  private final ScenarioAccess access;
  private final Scenarios scenarios;
  private final ScenarioMaterials materials;
  private final Solutions solutions;
  private final RankedBidQueries rankings;
  private final RecommendAwards recommendAwards;
  private final TenderQueries tenders;
  private final AuditLog audit;

  ChooseScenario(
      ScenarioAccess access,
      Scenarios scenarios,
      ScenarioMaterials materials,
      Solutions solutions,
      RankedBidQueries rankings,
      RecommendAwards recommendAwards,
      TenderQueries tenders,
      AuditLog audit) {
    this.access = access;
    this.scenarios = scenarios;
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
  public record ScenarioRecommendation(
      @Nullable CommitteeCode committee,
      String reason,
      @Nullable List<RecommendAwards.LotChoice> choices) {}

  /** Returns the number of the decision the committee is to take. */
  @Transactional
  public long run(Actor actor, long tenderId, int number, ScenarioRecommendation choice) {
    access.requireChair(actor, tenderId);
    scenarios.lockTender(tenderId);
    TenderQueries.Tender tender = tenders.getTender(tenderId);
    Scenarios.ScenarioSummary stated =
        scenarios
            .find(tenderId, number)
            .orElseThrow(
                () -> new Refusal.NotFound("scenario " + number + " of tender " + tenderId));
    ScenarioAwards found = awardable(tender, stated);
    List<RecommendAwards.LotChoice> picks = picks(tenderId, found.winners(), choice);
    Set<Long> otherwise = otherwise(picks, found.winners());

    long decisionId =
        recommendAwards.run(
            actor,
            tenderId,
            new RecommendAwards.Recommendation(choice.committee(), picks),
            found.shares().stream().filter(s -> !otherwise.contains(s.lotId())).toList());
    int deviations = otherwise.size();
    scenarios.choose(
        decisionId, tenderId, stated.id(), choice.reason().strip(), deviations, actor.personId());
    audit.record(
        actor,
        new ScenarioChosen(
            tenderId,
            number,
            decisionId,
            stated.problemSha256(),
            deviations,
            choice.reason().strip()));
    return decisionId;
  }

  /** What a scenario that stands awards, where the rules of the tender let it be awarded. */
  private ScenarioAwards awardable(TenderQueries.Tender tender, Scenarios.ScenarioSummary stated) {
    Solution solution =
        scenarios.listRuns(tender.id(), stated.number()).stream()
            .filter(r -> r.kind() == RunKind.SOLVE)
            .map(Scenarios.Run::result)
            .filter(Objects::nonNull)
            .map(solutions::read)
            .filter(Solution::isFound)
            .findFirst()
            .orElseThrow(() -> new Refusal.RuleBroken("award.scenario-not-solved"));
    ScenarioMaterial material = materials.of(tender);
    String now = materials.write(material, materials.terms(stated.terms())).sha256();
    if (!now.equals(stated.problemSha256())) {
      throw new Refusal.RuleBroken("award.scenario-outdated", stated.number());
    }
    ScenarioAwards found = ScenarioAwards.of(solution, material);
    Optional<Refusal.RuleBroken> hindrance = DivisionRule.of(tenders, tender.id()).hindrance(found);
    if (hindrance.isPresent()) {
      throw hindrance.get();
    }
    return found;
  }

  /** The lots that are not recommended as the scenario has them. */
  private static Set<Long> otherwise(
      List<RecommendAwards.LotChoice> picks, Map<Long, List<Long>> winners) {
    Map<Long, List<Long>> picked =
        picks.stream()
            .collect(
                Collectors.groupingBy(
                    RecommendAwards.LotChoice::lotId,
                    Collectors.mapping(RecommendAwards.LotChoice::bidId, Collectors.toList())));
    return picked.entrySet().stream()
        .filter(e -> !e.getValue().equals(winners.get(e.getKey())))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private List<RecommendAwards.LotChoice> picks(
      long tenderId, Map<Long, List<Long>> winners, ScenarioRecommendation choice) {
    Faults faults = new Faults().text("reason", choice.reason().strip(), LONGEST_REASON);
    Map<Long, RecommendAwards.LotChoice> others = new HashMap<>();
    if (choice.choices() != null) {
      choice.choices().forEach(c -> others.put(c.lotId(), c));
    }
    Set<List<Long>> first =
        rankings.listRanked(tenderId).stream()
            .filter(r -> Integer.valueOf(1).equals(r.rank()))
            .map(r -> List.of(r.lotId(), r.bidId()))
            .collect(Collectors.toSet());
    List<RecommendAwards.LotChoice> picks = new ArrayList<>();
    winners.forEach(
        (lot, bids) -> {
          RecommendAwards.LotChoice other = others.remove(lot);
          if (other == null || List.of(other.bidId()).equals(bids)) {
            boolean byRank = bids.size() == 1 && first.contains(List.of(lot, bids.get(0)));
            bids.forEach(b -> picks.add(follow(lot, b, byRank, choice)));
          } else {
            picks.add(deviate(other, faults));
          }
        });
    picks.addAll(others.values());
    faults.throwIfAny();
    return picks;
  }

  private static RecommendAwards.LotChoice follow(
      long lotId, long bidId, boolean byRank, ScenarioRecommendation choice) {
    return new RecommendAwards.LotChoice(lotId, bidId, byRank ? "" : choice.reason().strip());
  }

  private static RecommendAwards.LotChoice deviate(RecommendAwards.LotChoice other, Faults faults) {
    String reason = other.reason() == null ? "" : other.reason();
    faults.check(
        !reason.isBlank(),
        RecommendAwards.field(other.lotId(), "reason"),
        "award.scenario-reason-needed");
    return other;
  }
}
