package org.muwahhad.award.optimum;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Money;

/** Writes a solution as JSON, as {@code docs/award-problem.md} describes. */
public final class WriteAwardSolution {
  private final AwardProblem problem;
  private final LimitTexts texts;
  private final Map<String, Object> fields = new LinkedHashMap<>();

  private WriteAwardSolution(AwardProblem problem) {
    this.problem = problem;
    this.texts = new LimitTexts(problem);
  }

  /** The solution as JSON; check and costs only when they were asked for. */
  public static String of(
      AwardProblem problem,
      AwardSolution solution,
      String solver,
      CheckAward.@Nullable AwardCheck check,
      @Nullable List<CostOfLimits.LimitCost> costs) {
    WriteAwardSolution write = new WriteAwardSolution(problem);
    write.solution(solution);
    write.fields.put("solver", solver);
    write.fields.put("seconds", seconds(solution.took()));
    if (check != null) {
      write.fields.put("check", write.check(check));
    }
    if (costs != null) {
      write.fields.put("costs", costs.stream().map(write::cost).toList());
    }
    return JsonText.of(write.fields);
  }

  private void solution(AwardSolution solution) {
    if (!problem.name().isEmpty()) {
      fields.put("name", problem.name());
    }
    if (solution instanceof AwardSolution.FeasibleAward found) {
      found(found);
    } else if (solution instanceof AwardSolution.Infeasible infeasible) {
      fields.put("status", "INFEASIBLE");
      fields.put("conflict", infeasible.conflict().stream().map(this::limit).toList());
      fields.put("conflictIsSmallest", infeasible.smallest());
    } else if (solution instanceof AwardSolution.NotFound notFound) {
      fields.put("status", "UNKNOWN");
      if (notFound.bound() != null) {
        fields.put("bound", objective(notFound.bound()));
      }
    }
  }

  private void found(AwardSolution.FeasibleAward found) {
    AwardCosts figures = found.figures();
    fields.put("status", found.proven() ? "OPTIMAL" : "FEASIBLE");
    fields.put("objective", problem.objective().text());
    fields.put("currency", problem.currency());
    fields.put("total", money(figures.total()));
    if (problem.objective() == AwardProblem.Objective.HIGHEST_SCORE) {
      fields.put("score", plain(figures.score()));
      fields.put("cheapestOfThatScore", found.cheapest());
    }
    fields.put("tie", found.tie().name());
    bound(found);
    fields.put("goods", money(figures.goods()));
    if (!problem.evaluatedPrices().isEmpty()) {
      fields.put("goodsAsEvaluated", money(figures.evaluatedGoods()));
    }
    fields.put("supplierCost", money(figures.supplierCost()));
    fields.put("awards", awards(found.award()));
    fields.put("lots", amounts(figures.lots()));
    fields.put("bidders", bidders(found));
    if (!figures.states().isEmpty()) {
      fields.put("states", amounts(figures.states()));
    }
    fields.put("discounts", figures.discounts().stream().map(this::discount).toList());
    if (!problem.bundles().isEmpty()) {
      fields.put("bundles", figures.bundles().stream().map(this::bundle).toList());
    }
  }

  /** Without a bound nobody knows how much better another award could be. */
  private void bound(AwardSolution.FeasibleAward found) {
    BigDecimal bound = found.bound();
    BigDecimal gap = found.gap();
    BigDecimal percent = found.gapPercent();
    if (bound != null) {
      fields.put("bound", objective(bound));
    }
    fields.put("gap", gap == null ? "UNKNOWN" : objective(gap));
    if (percent != null) {
      fields.put("gapPercent", plain(percent));
    }
  }

  /** Lot, bidder, item, quantity; the quantity in the form that the item's has in the problem. */
  private Map<String, Object> awards(AwardPlan award) {
    Map<String, Object> awards = new LinkedHashMap<>();
    for (AwardPlan.Delivery d : award.deliveries()) {
      Map<String, Object> items = inner(inner(awards, d.lot()), d.bidder());
      if (d.state().isEmpty()) {
        items.put(d.item(), plain(d.quantity()));
      } else {
        inner(items, d.item()).put(d.state(), plain(d.quantity()));
      }
    }
    return awards;
  }

  @SuppressWarnings("unchecked") // Only maps that this method made stand there.
  private static Map<String, Object> inner(Map<String, Object> outer, String name) {
    return (Map<String, Object>)
        outer.computeIfAbsent(name, n -> new LinkedHashMap<String, Object>());
  }

  private Map<String, Object> bidders(AwardSolution.FeasibleAward found) {
    Map<String, Object> bidders = new LinkedHashMap<>();
    for (String bidder : problem.bidders()) {
      BigDecimal value = found.figures().bidders().get(bidder);
      if (value != null) {
        Map<String, Object> awarded = new LinkedHashMap<>();
        awarded.put("value", money(value));
        awarded.put("lots", List.copyOf(found.award().lotsOf(bidder)));
        bidders.put(bidder, awarded);
      }
    }
    return bidders;
  }

  private Map<String, Object> discount(AwardCosts.DiscountSaving applied) {
    Map<String, Object> discount = new LinkedHashMap<>();
    discount.put("discount", applied.index());
    discount.put("bidder", applied.discount().bidder());
    discount.put("percent", plain(applied.discount().percent()));
    discount.put("saving", money(applied.saving()));
    return discount;
  }

  private Map<String, Object> bundle(AwardCosts.BundleSaving applied) {
    Map<String, Object> bundle = new LinkedHashMap<>();
    bundle.put("bundle", applied.index());
    bundle.put("bidder", applied.bundle().bidder());
    bundle.put("saving", money(applied.saving()));
    return bundle;
  }

  private Map<String, Object> limit(Limit limit) {
    Map<String, Object> written = new LinkedHashMap<>();
    written.put("limit", limit.kind().field());
    if (!limit.subject().isEmpty()) {
      written.put(limit.kind().subjectKind(), limit.subject());
    }
    if (!limit.item().isEmpty()) {
      written.put("item", limit.item());
    }
    if (limit.kind() != Limit.LimitKind.LOT && limit.kind() != Limit.LimitKind.RULE) {
      written.put("bound", plain(limit.bound()));
    }
    written.put("message", inBoth(language -> texts.text(limit, language)));
    return written;
  }

  private Map<String, Object> check(CheckAward.AwardCheck check) {
    Map<String, Object> written = new LinkedHashMap<>();
    written.put("verdict", check.verdict().name());
    written.put("solver", check.solver());
    if (check.objective() != null) {
      written.put("objective", objective(check.objective()));
    }
    if (check.failure() != null) {
      written.put("failure", check.failure().name());
    }
    if (check.sameAward() != null) {
      written.put("sameAward", check.sameAward());
    }
    written.put("seconds", seconds(check.took()));
    return written;
  }

  private Map<String, Object> cost(CostOfLimits.LimitCost cost) {
    Map<String, Object> written = new LinkedHashMap<>();
    written.put("limit", cost.kind().field());
    if (!cost.subject().isEmpty()) {
      written.put(cost.kind().subjectKind(), cost.subject());
    }
    AwardCosts without = cost.without();
    if (without == null) {
      written.put("status", "UNKNOWN");
      return written;
    }
    written.put("status", cost.proven() ? "OPTIMAL" : "FEASIBLE");
    written.put("cost", money(cost.price()));
    if (problem.objective() == AwardProblem.Objective.HIGHEST_SCORE) {
      written.put("scoreLost", plain(cost.score()));
    }
    written.put("totalWithout", money(without.total()));
    if (!without.states().isEmpty()) {
      written.put("statesWithout", amounts(without.states()));
    }
    written.put("message", inBoth(language -> texts.cost(cost, language)));
    return written;
  }

  private static Map<String, Object> inBoth(Function<Language, String> text) {
    Map<String, Object> both = new LinkedHashMap<>();
    both.put(Language.AR.tag(), text.apply(Language.AR));
    both.put(Language.EN.tag(), text.apply(Language.EN));
    return both;
  }

  private Map<String, Object> amounts(Map<String, BigDecimal> amounts) {
    Map<String, Object> written = new LinkedHashMap<>();
    amounts.forEach((name, amount) -> written.put(name, money(amount)));
    return written;
  }

  private String objective(BigDecimal value) {
    return problem.objective() == AwardProblem.Objective.LOWEST_PRICE ? money(value) : plain(value);
  }

  /** Never rounded, and with the decimals of the currency at least. */
  private String money(BigDecimal amount) {
    BigDecimal exact = amount.stripTrailingZeros();
    return exact
        .setScale(Math.max(exact.scale(), Money.decimals(problem.currency())))
        .toPlainString();
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  private static BigDecimal seconds(Duration took) {
    return BigDecimal.valueOf(took.toMillis(), 3);
  }
}
