package org.muwahhad.award.scenario;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.muwahhad.award.optimum.AwardCosts;
import org.muwahhad.award.optimum.AwardPlan;
import org.muwahhad.award.optimum.AwardProblem;
import org.muwahhad.award.optimum.AwardSolution;
import org.muwahhad.award.optimum.WriteAwardSolution;
import org.muwahhad.shared.Bilingual;

/** Puts the scenarios that found an award beside each other, and beside the award lot by lot. */
@Singleton
class CompareScenarios {
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
    sources.add(new ScenarioComparison.Source(0, "", null, byRank(material)));
    for (ViewScenarios.Scenario scenario : all) {
      Solution found = scenario.found();
      if (found != null) {
        sources.add(
            new ScenarioComparison.Source(
                scenario.number(), scenario.name(), found.isProven(), found));
      }
    }
    int against = sources.stream().anyMatch(s -> s.number() == base) ? base : 0;
    return ScenarioComparison.of(
        material.tender(),
        against,
        lots,
        queries.listStates(material.tender().id()),
        bidders,
        sources);
  }

  /**
   * The first in rank of every lot, reckoned like a scenario. A lot awarded by itself is awarded at
   * the prices bid: no discount for winning several lots counts.
   */
  private Solution byRank(ScenarioMaterial material) {
    ScenarioTerms terms =
        new ScenarioTerms(
            "-", null, null, false, null, null, null, null, null, null, null, null, null);
    AwardProblem problem = material.problem(terms);
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
