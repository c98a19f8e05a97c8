package org.muwahhad.award.optimum;

import java.math.BigDecimal;
import java.util.List;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Money;
import org.muwahhad.web.Texts;

/** Says in words what a limit asks for. */
public final class LimitTexts {
  private final AwardProblem problem;
  private final LimitNames names;

  LimitTexts(AwardProblem problem) {
    this(problem, (kind, subject, language) -> subject);
  }

  /** Texts that call bidders, lots and states by other names than the problem does. */
  public LimitTexts(AwardProblem problem, LimitNames names) {
    this.problem = problem;
    this.names = names;
  }

  /** What readers call a bidder, lot or state. */
  @FunctionalInterface
  public interface LimitNames {
    String of(Limit.LimitKind kind, String subject, Language language);
  }

  /** The sentence for one limit. */
  public String text(Limit limit, Language language) {
    Texts texts = Texts.in(language);
    String of = names.of(limit.kind(), limit.subject(), language);
    return switch (limit.kind()) {
      case LOT ->
          texts.get(isBidFor(limit.subject()) ? "award.limit.lot" : "award.limit.no-bid", of);
      case MAX_LOTS -> texts.get("award.limit.max-lots", of, limit.bound());
      case MAX_VALUE -> texts.get("award.limit.max-value", of, money(limit.bound(), texts));
      case CAPACITY -> capacity(limit, of, texts);
      case LEAST_QUANTITY ->
          texts.get("award.limit.least-quantity", of, texts.number(limit.bound()), limit.item());
      case MAX_SUPPLIERS -> texts.get("award.limit.max-suppliers", of, limit.bound());
      case MIN_SHARE ->
          texts.get("award.limit.min-share", of, texts.percent(limit.bound().movePointLeft(2)));
      case MIN_SUPPLIERS -> texts.get("award.limit.min-suppliers", limit.bound());
      case MOST_SUPPLIERS -> texts.get("award.limit.most-suppliers", limit.bound());
      case BUDGET -> texts.get("award.limit.budget", money(limit.bound(), texts));
      case STATE_BUDGET -> texts.get("award.limit.state-budget", of, money(limit.bound(), texts));
      case RULE -> texts.get("award.rule.sentence", rule(limit.subject(), language));
    };
  }

  /** The sentence for the rule at a place of the problem, from 1. */
  public String rule(String place, Language language) {
    AwardRule rule = problem.rules().get(Integer.parseInt(place) - 1);
    return new RuleTexts(problem.currency(), names).text(rule, language);
  }

  /** What keeping to a limit costs, as a sentence. */
  String cost(CostOfLimits.LimitCost cost, Language language) {
    Texts texts = Texts.in(language);
    if (cost.kind() == Limit.LimitKind.RULE) {
      return texts.get(
          "award.limit.cost", rule(cost.subject(), language), money(cost.price(), texts));
    }
    String limit = texts.get("award.limit.kind." + cost.kind());
    String amount = money(cost.price(), texts);
    return cost.subject().isEmpty()
        ? texts.get("award.limit.cost", limit, amount)
        : texts.get("award.limit.cost-for", limit, cost.subject(), amount);
  }

  private static String capacity(Limit limit, String of, Texts texts) {
    String bound = texts.number(limit.bound());
    return limit.item().isEmpty()
        ? texts.get("award.limit.capacity", of, bound)
        : texts.get("award.limit.item-capacity", of, bound, limit.item());
  }

  private String money(BigDecimal amount, Texts texts) {
    return texts.money(Money.rounded(amount, problem.currency()));
  }

  private boolean isBidFor(String lot) {
    return problem.bidders().stream()
        .anyMatch(b -> problem.isBidForBy(b, problem.lots().getOrDefault(lot, List.of())));
  }
}
