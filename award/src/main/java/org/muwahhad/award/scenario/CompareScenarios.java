package org.muwahhad.award.scenario;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.award.optimum.AwardCosts;
import org.muwahhad.award.optimum.AwardPlan;
import org.muwahhad.award.optimum.AwardProblem;
import org.muwahhad.award.optimum.AwardSolution;
import org.muwahhad.award.optimum.WriteAwardSolution;
import org.muwahhad.shared.Bilingual;

/** Puts the scenarios that found an award beside each other, and beside the award lot by lot. */
@Singleton
class CompareScenarios {
  /** A lot awarded by itself is awarded at the prices bid: no conditional discount counts. */
  private static final ScenarioTerms BY_RANK =
      new ScenarioTerms(
          new Bilingual("-", "-"),
          null,
          null,
          false,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null);

  private final ScenarioMaterialQueries queries;
  private final Solutions solutions;
  private final CostSolution costSolution;

  CompareScenarios(
      ScenarioMaterialQueries queries, Solutions solutions, CostSolution costSolution) {
    this.queries = queries;
    this.solutions = solutions;
    this.costSolution = costSolution;
  }

  /**
   * The comparison.
   *
   * @param base the number of the scenario to compare with; that lot by lot when no scenario is the
   *     recommended one
   */
  ScenarioComparison of(
      ScenarioMaterial material,
      int base,
      List<ScenarioComparison.AwardableLot> lots,
      Map<String, Bilingual> bidders,
      List<ViewScenarios.Scenario> all) {
    List<ScenarioComparison.Source> sources = new ArrayList<>();
    Solution byRank = byRank(material);
    sources.add(
        new ScenarioComparison.Source(
            0, new Bilingual("", ""), null, byRank, BY_RANK, score(material, byRank), List.of()));
    for (ViewScenarios.Scenario scenario : all) {
      Solution found = scenario.found();
      if (found != null) {
        sources.add(
            new ScenarioComparison.Source(
                scenario.number(),
                scenario.name(),
                found.isProven(),
                found,
                scenario.terms(),
                score(material, found),
                limits(scenario)));
      }
    }
    int against = sources.stream().anyMatch(s -> s.number() == base) ? base : 0;
    return ScenarioComparison.of(
        material.tender(),
        material.preferencePercent(),
        against,
        lots,
        queries.listStates(material.tender().id()),
        bidders,
        sources);
  }

  /**
   * The sum of the winners' final scores: that of the search, or else by the ranking, where a
   * divided lot counts with the scores of its suppliers by their units. Null where quality is not
   * weighed or a winner has no score.
   */
  private static @Nullable BigDecimal score(ScenarioMaterial material, Solution solution) {
    BigDecimal found = solution.score();
    if (!material.tender().weighsQuality() || found != null) {
      return found == null ? null : ScenarioComparison.mean(found, BigDecimal.ONE);
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (var lot : solution.awarded().entrySet()) {
      BigDecimal units = BigDecimal.ZERO;
      BigDecimal weighed = BigDecimal.ZERO;
      for (var supplier : lot.getValue().entrySet()) {
        BigDecimal score = material.score(lot.getKey(), supplier.getKey());
        if (score == null) {
          return null;
        }
        BigDecimal own = ScenarioComparison.units(supplier.getValue());
        units = units.add(own);
        weighed = weighed.add(score.multiply(own));
      }
      sum = sum.add(ScenarioComparison.mean(weighed, units));
    }
    return sum;
  }

  private static List<Solution.LimitCostFigure> limits(ViewScenarios.Scenario scenario) {
    ViewScenarios.ScenarioRunView work = scenario.work(RunKind.COSTS);
    Solution costs = work == null ? null : work.solution();
    return costs == null || costs.costs() == null ? List.of() : costs.costs();
  }

  /** The first in rank of every lot, reckoned like a scenario. */
  private Solution byRank(ScenarioMaterial material) {
    AwardProblem problem = material.problem(BY_RANK);
    AwardPlan plan = material.byRank();
    AwardCosts figures = AwardCosts.of(problem, plan);
    return costSolution.run(
        material.tender(),
        solutions.read(
            WriteAwardSolution.of(
                problem,
                new AwardSolution.FeasibleAward(
                    plan, figures, figures.total(), null, false, true, Duration.ZERO),
                "-",
                null,
                null)));
  }
}
