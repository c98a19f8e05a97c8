package org.muwahhad.award.optimum;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a problem as JSON, as {@code docs/award-problem.md} describes; {@link ReadAwardProblem}
 * reads the same problem back. The same problem always gives the same text.
 */
public final class WriteAwardProblem {
  private final AwardProblem problem;
  private final Map<String, Object> fields = new LinkedHashMap<>();

  private WriteAwardProblem(AwardProblem problem) {
    this.problem = problem;
  }

  /**
   * The problem as JSON.
   *
   * @param note what a reader should know of it; may be empty
   */
  public static String of(AwardProblem problem, String note) {
    return new WriteAwardProblem(problem).write(note);
  }

  private String write(String note) {
    putUnlessEmpty(fields, "name", problem.name());
    putUnlessEmpty(fields, "note", note);
    fields.put("currency", problem.currency());
    fields.put("objective", problem.objective().text());
    fields.put("items", problem.items().stream().map(WriteAwardProblem::item).toList());
    fields.put("bidders", problem.bidders());
    fields.put("prices", each(problem.prices()));
    putUnlessEmpty(fields, "evaluatedPrices", each(problem.evaluatedPrices()));
    putUnlessEmpty(fields, "tiers", tiers());
    putUnlessEmpty(fields, "limits", limits());
    putUnlessEmpty(
        fields,
        "discounts",
        problem.discounts().stream().map(WriteAwardProblem::discount).toList());
    putUnlessEmpty(
        fields, "bundles", problem.bundles().stream().map(WriteAwardProblem::bundle).toList());
    putUnlessEmpty(fields, "rules", problem.rules().stream().map(WriteAwardProblem::rule).toList());
    putUnlessEmpty(fields, "scores", each(problem.scores()));
    putUnlessEmpty(fields, "lotWeights", decimals(problem.lotWeights()));
    return JsonText.of(fields);
  }

  private static Map<String, Object> item(AwardProblem.ProblemItem item) {
    Map<String, Object> written = new LinkedHashMap<>();
    written.put("id", item.id());
    written.put("lot", item.lot());
    written.put(
        "quantity", item.byState().isEmpty() ? plain(item.quantity()) : decimals(item.byState()));
    if (item.smallestPart().compareTo(BigDecimal.ONE) != 0) {
      written.put("divisible", plain(item.smallestPart()));
    }
    return written;
  }

  private Map<String, Object> tiers() {
    Map<String, Object> written = new LinkedHashMap<>();
    problem
        .tiers()
        .forEach(
            (bidder, items) -> {
              Map<String, Object> own = new LinkedHashMap<>();
              items.forEach(
                  (item, tiers) ->
                      own.put(item, tiers.stream().map(WriteAwardProblem::tier).toList()));
              written.put(bidder, own);
            });
    return written;
  }

  private static Map<String, Object> tier(AwardProblem.Tier tier) {
    Map<String, Object> written = new LinkedHashMap<>();
    written.put("from", plain(tier.from()));
    written.put("price", plain(tier.price()));
    BigDecimal evaluated = tier.evaluatedPrice();
    if (evaluated != null) {
      written.put("evaluatedPrice", plain(evaluated));
    }
    return written;
  }

  private Map<String, Object> limits() {
    AwardLimits limits = problem.limits();
    Map<String, Object> written = new LinkedHashMap<>();
    putUnlessEmpty(written, "maxLotsPerBidder", new LinkedHashMap<>(limits.maxLots()));
    putUnlessEmpty(written, "maxValuePerBidder", decimals(limits.maxValue()));
    Map<String, Object> capacity = decimals(limits.capacity());
    capacity.putAll(each(limits.itemCapacity()));
    putUnlessEmpty(written, "capacity", capacity);
    if (limits.maxSuppliersPerLot() > 1) {
      written.put("maxSuppliersPerLot", limits.maxSuppliersPerLot());
    }
    putUnlessZero(written, "minSharePercent", limits.minSharePercent());
    if (limits.minSuppliers() > 0) {
      written.put("minSuppliers", limits.minSuppliers());
    }
    putUnlessZero(written, "costPerSupplier", limits.costPerSupplier());
    putUnlessZero(written, "costPerFurtherSupplier", limits.costPerFurtherSupplier());
    BigDecimal budget = limits.budget();
    if (budget != null) {
      written.put("budget", plain(budget));
    }
    putUnlessEmpty(written, "stateBudgets", decimals(limits.stateBudgets()));
    if (limits.maxSuppliers() > 0) {
      written.put("maxSuppliers", limits.maxSuppliers());
    }
    putUnlessEmpty(written, "costOfSupplier", decimals(limits.costOfSupplier()));
    putUnlessEmpty(written, "leastQuantity", each(limits.leastQuantity()));
    return written;
  }

  private static Map<String, Object> discount(AwardProblem.Discount discount) {
    Map<String, Object> written = new LinkedHashMap<>();
    written.put("bidder", discount.bidder());
    written.put("whenWinning", discount.whenWinning());
    BigDecimal amount = discount.fromAmount();
    if (amount != null) {
      written.put("fromAmount", plain(amount));
    } else if (discount.winning() != null) {
      written.put("winning", discount.winning());
    }
    written.put("appliesTo", discount.appliesTo());
    written.put("percent", plain(discount.percent()));
    return written;
  }

  private static Map<String, Object> bundle(AwardProblem.Bundle bundle) {
    Map<String, Object> written = new LinkedHashMap<>();
    written.put("bidder", bundle.bidder());
    written.put("lots", bundle.lots());
    written.put("prices", decimals(bundle.prices()));
    putUnlessEmpty(written, "evaluatedPrices", decimals(bundle.evaluatedPrices()));
    return written;
  }

  private static Map<String, Object> rule(AwardRule rule) {
    Map<String, Object> written = new LinkedHashMap<>();
    written.put("rule", rule.kind().text());
    putUnlessEmpty(written, "bidders", rule.bidders());
    putUnlessEmpty(written, "lots", rule.lots());
    BigDecimal least = rule.atLeast();
    BigDecimal most = rule.atMost();
    if (rule.isExact() && rule.kind() != AwardRule.RuleKind.VALUE && least != null) {
      written.put("exactly", figure(rule, least));
    } else {
      if (least != null) {
        written.put("atLeast", figure(rule, least));
      }
      if (most != null) {
        written.put("atMost", figure(rule, most));
      }
    }
    putUnlessEmpty(
        written, "percents", rule.percents().stream().map(WriteAwardProblem::plain).toList());
    return written;
  }

  private static Object figure(AwardRule rule, BigDecimal figure) {
    return rule.kind().isCount() ? (Object) figure.intValueExact() : plain(figure);
  }

  private static Map<String, Object> each(Map<String, Map<String, BigDecimal>> named) {
    Map<String, Object> written = new LinkedHashMap<>();
    named.forEach((name, decimals) -> written.put(name, decimals(decimals)));
    return written;
  }

  private static Map<String, Object> decimals(Map<String, BigDecimal> named) {
    Map<String, Object> written = new LinkedHashMap<>();
    named.forEach((name, value) -> written.put(name, plain(value)));
    return written;
  }

  private static void putUnlessEmpty(Map<String, Object> to, String name, Object value) {
    boolean empty = value.equals("") || value.equals(List.of()) || value.equals(Map.of());
    if (!empty) {
      to.put(name, value);
    }
  }

  private static void putUnlessZero(Map<String, Object> to, String name, BigDecimal value) {
    if (value.signum() > 0) {
      to.put(name, plain(value));
    }
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}
