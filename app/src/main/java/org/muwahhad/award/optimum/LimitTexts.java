package org.muwahhad.award.optimum;

import java.math.BigDecimal;
import java.util.List;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Money;
import org.muwahhad.web.Texts;

/** Says in words what a limit asks for. */
final class LimitTexts {
  private final AwardProblem problem;

  LimitTexts(AwardProblem problem) {
    this.problem = problem;
  }

  /** The sentence for one limit. */
  String text(Limit limit, Language language) {
    Texts texts = Texts.in(language);
    String of = limit.subject();
    return switch (limit.kind()) {
      case LOT -> texts.get(isBidFor(of) ? "award.limit.lot" : "award.limit.no-bid", of);
      case MAX_LOTS -> texts.get("award.limit.max-lots", of, limit.bound());
      case MAX_VALUE -> texts.get("award.limit.max-value", of, money(limit.bound(), texts));
      case CAPACITY -> capacity(limit, texts);
      case MAX_SUPPLIERS -> texts.get("award.limit.max-suppliers", of, limit.bound());
      case MIN_SHARE ->
          texts.get("award.limit.min-share", of, texts.percent(limit.bound().movePointLeft(2)));
      case MIN_SUPPLIERS -> texts.get("award.limit.min-suppliers", limit.bound());
      case BUDGET -> texts.get("award.limit.budget", money(limit.bound(), texts));
      case STATE_BUDGET -> texts.get("award.limit.state-budget", of, money(limit.bound(), texts));
    };
  }

  /** What keeping to a limit costs, as a sentence. */
  String cost(CostOfLimits.Cost cost, Language language) {
    Texts texts = Texts.in(language);
    String limit = texts.get("award.limit.kind." + cost.kind());
    String amount = money(cost.price(), texts);
    return cost.subject().isEmpty()
        ? texts.get("award.limit.cost", limit, amount)
        : texts.get("award.limit.cost-for", limit, cost.subject(), amount);
  }

  private static String capacity(Limit limit, Texts texts) {
    String bound = texts.number(limit.bound());
    return limit.item().isEmpty()
        ? texts.get("award.limit.capacity", limit.subject(), bound)
        : texts.get("award.limit.item-capacity", limit.subject(), bound, limit.item());
  }

  private String money(BigDecimal amount, Texts texts) {
    return texts.money(Money.rounded(amount, problem.currency()));
  }

  private boolean isBidFor(String lot) {
    return problem.bidders().stream()
        .anyMatch(b -> problem.isBidForBy(b, problem.lots().getOrDefault(lot, List.of())));
  }
}
