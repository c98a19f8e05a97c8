package org.muwahhad.award.scenario;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.stream.Collectors;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.award.AwardEntry.ScenarioStated;
import org.muwahhad.award.LotsToRecommend;
import org.muwahhad.award.optimum.AwardLimits;
import org.muwahhad.award.optimum.AwardProblem;
import org.muwahhad.shared.CodeName;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderStatus;

/**
 * A member of the examination panel states a scenario. Its problem is written down at once, from
 * the ranking as it stands, and never changes; working it out is queued, and so is what its limits
 * cost.
 *
 * <p>Refused with {@code tender.not-on-panel}, {@code evaluation.declare-first}, {@code
 * evaluation.bidders-masked} and {@code award.conflict-declared} to those who may not, {@code
 * tender.wrong-status} when the tender is not under evaluation, {@code award.lot-not-ranked} while
 * a lot with prices has no ranking, {@code award.lot-complained-of}, {@code
 * award.alternative-undecided} and {@code award.rank-without-debarred} while nothing can be
 * recommended for these reasons, {@code award.nothing-to-award} when no bid may win a lot, {@code
 * award.scenario-too-many}, and with the faults of the terms.
 *
 * <p>Faults in the input have the codes {@code award.optimum-least-above-most}, {@code
 * award.optimum-not-hundred}, {@code award.optimum-score-of-one}, {@code
 * award.optimum-share-of-whole}, {@code award.rule-named-twice}, {@code award.rule-not-bidder},
 * {@code award.rule-not-lot}, {@code award.rule-too-many}, {@code award.rule-without-bidders},
 * {@code award.rule-without-figures}, {@code award.scenario-amount-too-large}, {@code
 * award.scenario-not-count}, {@code award.scenario-not-percent}, {@code award.scenario-not-rated},
 * {@code award.scenario-not-state}, {@code award.scenario-share-of-one} and {@code
 * award.scenario-too-many-decimals}.
 */
@Singleton
public class StateScenario {
  private static final int MOST = 50;
  private final ScenarioAccess access;
  private final ScenarioMaterials materials;
  private final ScenarioMaterialQueries queries;
  private final Scenarios scenarios;
  private final LotsToRecommend lots;
  private final TenderQueries tenders;
  private final AuditLog audit;

  StateScenario(
      ScenarioAccess access,
      ScenarioMaterials materials,
      ScenarioMaterialQueries queries,
      Scenarios scenarios,
      LotsToRecommend lots,
      TenderQueries tenders,
      AuditLog audit) {
    this.access = access;
    this.materials = materials;
    this.queries = queries;
    this.scenarios = scenarios;
    this.lots = lots;
    this.tenders = tenders;
    this.audit = audit;
  }

  /** Returns the number of the scenario within its tender. */
  @Transactional
  public int run(Actor actor, long tenderId, ScenarioTerms terms) {
    access.requireMember(actor, tenderId);
    scenarios.lockTender(tenderId);
    TenderQueries.Tender tender = tenders.getTender(tenderId);
    requireRanked(tender);
    ScenarioMaterial material = materials.of(tender);
    terms.check(
        tender,
        queries.listStates(tenderId).stream().map(CodeName::code).collect(Collectors.toSet()),
        material.awardable(),
        material.lots());
    if (material.lots().isEmpty()) {
      throw new Refusal.RuleBroken("award.nothing-to-award", tender.number());
    }
    int number = scenarios.count(tenderId) + 1;
    if (number > MOST) {
      throw new Refusal.RuleBroken("award.scenario-too-many", MOST);
    }

    ScenarioMaterials.StoredProblem written = materials.write(material, terms);
    scenarios.state(
        tenderId,
        number,
        terms.called().ar(),
        terms.called().en(),
        materials.text(terms.withoutBlanks()),
        terms.seconds(),
        written.json(),
        written.sha256(),
        actor.personId());
    scenarios.queue(tenderId, number, RunKind.SOLVE);
    if (hasLimits(written.problem())) {
      scenarios.queue(tenderId, number, RunKind.COSTS);
    }
    audit.record(
        actor,
        new ScenarioStated(
            tenderId, number, terms.called().ar(), terms.called().en(), written.sha256()));
    return number;
  }

  private void requireRanked(TenderQueries.Tender tender) {
    if (tender.status() != TenderStatus.UNDER_EVALUATION) {
      throw new Refusal.RuleBroken("tender.wrong-status", tender.number());
    }
    Optional<Refusal.RuleBroken> hindrance = lots.hindrance(tender.id());
    if (hindrance.isPresent()) {
      throw hindrance.get();
    }
  }

  private static boolean hasLimits(AwardProblem problem) {
    AwardLimits limits = problem.limits();
    return !limits.maxLots().isEmpty()
        || !limits.maxValue().isEmpty()
        || limits.maxSuppliersPerLot() > 1
        || limits.minSuppliers() > 0
        || limits.maxSuppliers() > 0
        || !problem.rules().isEmpty()
        || limits.budget() != null
        || !limits.stateBudgets().isEmpty();
  }
}
