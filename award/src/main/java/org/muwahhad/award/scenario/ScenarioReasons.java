package org.muwahhad.award.scenario;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.award.optimum.AwardRule;
import org.muwahhad.award.optimum.Limit;
import org.muwahhad.award.optimum.RuleTexts;
import org.muwahhad.award.scenario.ScenarioReason.ReasonKind;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Money;

/**
 * Finds why a scenario costs more or less than another, from the figures of both alone. A reason is
 * given only where it points the way the price went.
 *
 * @param preferencePercent added for comparison to goods not of GCC origin
 * @param names of bidders and states, as the problem calls them
 */
record ScenarioReasons(BigDecimal preferencePercent, Map<String, Bilingual> names) {

  /**
   * A scenario with what was asked of it.
   *
   * @param limits what keeping to its limits costs; empty while that is not known
   */
  record ComparedScenario(
      ScenarioComparison.ScenarioColumn figures,
      ScenarioTerms terms,
      List<Solution.LimitCostFigure> limits) {
    Money price() {
      return figures.price();
    }

    /** What the preference adds to its prices for comparison. */
    Money preference() {
      return figures.evaluated().minus(figures.price()).minus(figures.supplierCost());
    }

    Money saved() {
      Money saved = figures.saved();
      return saved == null ? Money.zero(price().currency()) : saved;
    }

    boolean isDivided() {
      return figures.winners().values().stream().anyMatch(w -> w.size() > 1);
    }
  }

  /** The reasons, the strongest rule first; none where both cost the same. */
  List<ScenarioReason> of(ComparedScenario scenario, ComparedScenario base) {
    int more = scenario.price().amount().compareTo(base.price().amount());
    if (more == 0) {
      return List.of();
    }
    List<ScenarioReason> reasons = more > 0 ? dearer(scenario, base) : cheaper(scenario, base);
    return reasons.isEmpty() && !scenario.figures().winners().equals(base.figures().winners())
        ? List.of(ScenarioReason.of(ReasonKind.OTHER_WINNERS))
        : reasons;
  }

  private List<ScenarioReason> dearer(ComparedScenario scenario, ComparedScenario base) {
    List<ScenarioReason> reasons = new ArrayList<>();
    Money lessPreference = base.preference().minus(scenario.preference());
    if (scenario.terms().prefers()
        && base.terms().prefers()
        && lessPreference.amount().signum() > 0) {
      reasons.add(ScenarioReason.of(ReasonKind.PREFERENCE, lessPreference, preferencePercent));
    }
    BigDecimal score = scoreGained(scenario, base);
    if (scenario.terms().aimed() == ScenarioTerms.Aim.HIGHEST_SCORE && score.signum() > 0) {
      reasons.add(ScenarioReason.of(ReasonKind.HIGHER_SCORE, null, score));
    }
    Money lost = base.saved().minus(scenario.saved());
    if (lost.amount().signum() > 0) {
      reasons.add(ScenarioReason.of(ReasonKind.FEWER_DISCOUNTS, lost, null));
    }
    BigDecimal each = scenario.terms().costPerFurtherSupplier();
    int fewer = base.figures().suppliers() - scenario.figures().suppliers();
    if (each != null && each.signum() > 0 && fewer > 0) {
      reasons.add(
          ScenarioReason.of(
              ReasonKind.FEWER_SUPPLIERS,
              Money.rounded(each, scenario.price().currency()),
              BigDecimal.valueOf(fewer)));
    }
    scenario.limits().stream()
        .filter(l -> !isIn(l, base.limits()))
        .flatMap(l -> limit(l, scenario).stream())
        .forEach(reasons::add);
    return reasons;
  }

  private List<ScenarioReason> cheaper(ComparedScenario scenario, ComparedScenario base) {
    List<ScenarioReason> reasons = new ArrayList<>();
    Money gained = scenario.saved().minus(base.saved());
    if (gained.amount().signum() > 0) {
      reasons.add(ScenarioReason.of(ReasonKind.MORE_DISCOUNTS, gained, null));
    }
    if (preferencePercent.signum() > 0 && !scenario.terms().prefers() && base.terms().prefers()) {
      reasons.add(ScenarioReason.of(ReasonKind.NO_PREFERENCE));
    }
    BigDecimal score = scoreGained(scenario, base);
    if (scenario.terms().aimed() == ScenarioTerms.Aim.LOWEST_PRICE && score.signum() < 0) {
      reasons.add(ScenarioReason.of(ReasonKind.LOWER_SCORE, null, score.negate()));
    }
    if (scenario.isDivided() && !base.isDivided()) {
      reasons.add(ScenarioReason.of(ReasonKind.DIVISION));
    }
    return reasons;
  }

  private static BigDecimal scoreGained(ComparedScenario scenario, ComparedScenario base) {
    BigDecimal own = scenario.figures().score();
    BigDecimal other = base.figures().score();
    return own == null || other == null ? BigDecimal.ZERO : own.subtract(other);
  }

  /** Whether the other scenario keeps to the same limit at the same cost. */
  private static boolean isIn(
      Solution.LimitCostFigure limit, List<Solution.LimitCostFigure> others) {
    return others.stream()
        .anyMatch(
            o ->
                o.limit().equals(limit.limit())
                    && o.subject().equals(limit.subject())
                    && Objects.equals(o.cost(), limit.cost())
                    && Objects.equals(o.scoreLost(), limit.scoreLost()));
  }

  private Optional<ScenarioReason> limit(
      Solution.LimitCostFigure limit, ComparedScenario scenario) {
    Limit.LimitKind kind = Limit.LimitKind.of(limit.limit()).orElseThrow();
    BigDecimal score = limit.scoreLost();
    if (score != null && score.signum() > 0) {
      return Optional.of(
          new ScenarioReason(
              ReasonKind.LIMIT_ON_SCORE, null, score, kind, subject(limit, scenario)));
    }
    Money cost =
        Money.rounded(
            Objects.requireNonNullElse(limit.cost(), BigDecimal.ZERO), scenario.price().currency());
    return cost.amount().signum() > 0
        ? Optional.of(
            new ScenarioReason(ReasonKind.LIMIT, cost, null, kind, subject(limit, scenario)))
        : Optional.empty();
  }

  /** Whom or what a limit holds for; of a rule, what it asks for in words. */
  private @Nullable Bilingual subject(Solution.LimitCostFigure limit, ComparedScenario scenario) {
    String subject = limit.subject();
    if (Limit.LimitKind.RULE.field().equals(limit.limit())) {
      AwardRule rule = scenario.terms().stated().get(Integer.parseInt(subject) - 1).inProblem();
      RuleTexts texts = new RuleTexts(scenario.price().currency(), this::name);
      return new Bilingual(texts.text(rule, Language.AR), texts.text(rule, Language.EN));
    }
    return subject.isEmpty() ? null : names.getOrDefault(subject, new Bilingual(subject, subject));
  }

  private String name(Limit.LimitKind kind, String subject, Language language) {
    Bilingual name =
        kind.subjectKind().equals("bidder")
            ? names.getOrDefault(subject, new Bilingual(subject, subject))
            : new Bilingual(subject, subject);
    return language == Language.AR ? name.ar() : name.en();
  }
}
