package org.muwahhad.award.scenario;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.stream.Collectors;
import org.muwahhad.award.optimum.Limit;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;
import org.muwahhad.web.Texts;

/** Says in a sentence what a scenario costs beside another, why, and which winners change. */
final class ScenarioDifferenceText {
  private final Texts t;
  private final ScenarioComparison comparison;

  ScenarioDifferenceText(Texts t, ScenarioComparison comparison) {
    this.t = t;
    this.comparison = comparison;
  }

  /** The sentences of one scenario; empty for the one that the others are compared with. */
  String of(ScenarioComparison.ScenarioColumn column) {
    return column.number() == comparison.base()
        ? ""
        : cost(column) + reasons(column) + ". " + winners(column);
  }

  private String cost(ScenarioComparison.ScenarioColumn column) {
    int more = column.difference().amount().signum();
    return more == 0
        ? t.get("award.scenario.costs.same", base())
        : more > 0
            ? t.get("award.scenario.costs.more", column.difference(), base())
            : t.get("award.scenario.costs.less", less(column.difference()), base());
  }

  private String base() {
    return comparison.columns().stream()
        .filter(c -> c.number() == comparison.base() && c.number() != 0)
        .findFirst()
        .map(c -> t.get("award.scenario.costs.scenario", c.number(), c.name()))
        .orElseGet(() -> t.get("award.scenario.costs.by-rank"));
  }

  private String reasons(ScenarioComparison.ScenarioColumn column) {
    String next = t.formats().comma() + t.get("award.scenario.and-because") + " ";
    return column.reasons().isEmpty()
        ? ""
        : t.formats().comma()
            + t.get("award.scenario.because")
            + " "
            + column.reasons().stream().map(this::reason).collect(Collectors.joining(next));
  }

  private String reason(ScenarioReason reason) {
    String key = "award.scenario.because." + reason.kind();
    boolean ofRule = reason.limit() == Limit.LimitKind.RULE;
    Bilingual subject = ofRule ? null : reason.subject();
    return switch (reason.kind()) {
      case PREFERENCE -> t.get(key, t.percent(number(reason).movePointLeft(2)), amount(reason));
      case NO_PREFERENCE, DIVISION, OTHER_WINNERS -> t.get(key);
      case HIGHER_SCORE, LOWER_SCORE -> t.get(key, t.score(number(reason)));
      case MORE_DISCOUNTS, FEWER_DISCOUNTS -> t.get(key, amount(reason));
      case FEWER_SUPPLIERS -> t.get(key, amount(reason), number(reason));
      case LIMIT ->
          subject == null
              ? t.get(key, limit(reason), amount(reason))
              : t.get(key + ".for", limit(reason), subject, amount(reason));
      case LIMIT_ON_SCORE ->
          subject == null
              ? t.get(key, limit(reason), t.score(number(reason)))
              : t.get(key + ".for", limit(reason), subject, t.score(number(reason)));
    };
  }

  private String limit(ScenarioReason reason) {
    Bilingual rule = reason.limit() == Limit.LimitKind.RULE ? reason.subject() : null;
    return rule == null ? t.get("award.limit.kind." + reason.limit()) : t.of(rule);
  }

  private String winners(ScenarioComparison.ScenarioColumn column) {
    return column.changed().isEmpty()
        ? t.get("award.scenario.same-winners")
        : t.get(
            "award.scenario.other-winners",
            t.lots(
                column.changed().stream().map(String::valueOf).collect(Collectors.joining(", "))));
  }

  private static Money less(Money difference) {
    return Money.zero(difference.currency()).minus(difference);
  }

  private static BigDecimal number(ScenarioReason reason) {
    return Objects.requireNonNull(reason.number());
  }

  private static Money amount(ScenarioReason reason) {
    return Objects.requireNonNull(reason.amount());
  }
}
