package org.muwahhad.award.optimum;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.muwahhad.award.optimum.AwardProblem.Objective;
import org.muwahhad.shared.Faults;

/**
 * Reads an award problem from JSON as {@code docs/award-problem.md} describes, and refuses whatever
 * is not understood to the letter, all of it at once and each with its path.
 */
public final class ReadAwardProblem {
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
  private static final String WHOLE_UNITS = "whole units";
  private final Faults faults = new Faults();
  private final JsonFields root;

  private ReadAwardProblem(byte[] json) {
    this.root = new JsonFields("", JsonTree.read(json, faults), faults);
  }

  /**
   * The problem that the bytes write.
   *
   * @throws org.muwahhad.shared.Refusal.InvalidInput with every fault and its path
   */
  public static AwardProblem from(byte[] json) {
    return new ReadAwardProblem(json).read();
  }

  private AwardProblem read() {
    String name = root.has("name") ? root.text("name") : "";
    String currency = currency();
    Objective objective = objective();
    List<AwardProblem.ProblemItem> items = items();
    Set<String> lots = items.stream().map(AwardProblem.ProblemItem::lot).collect(inOrder());
    List<String> bidders = root.texts("bidders");
    AwardProblem.AwardLimits limits = new ReadLimits(root.object("limits"), items, bidders).read();
    AwardProblem problem =
        new AwardProblem(
            name,
            currency,
            objective,
            items,
            bidders,
            byBidder("prices", ids(items), "items", bidders),
            byBidder("evaluatedPrices", ids(items), "items", bidders),
            limits,
            discounts(lots, bidders),
            byBidder("scores", lots, "items", bidders),
            root.object("lotWeights").decimals(lots, "items"));
    checkEvaluated(problem);
    checkScores(problem);
    checkParts(problem);
    root.ignore("$schema", "why", "note", "expected");
    root.noOthers();
    faults.throwIfAny();
    return problem;
  }

  private String currency() {
    String currency = root.text("currency");
    boolean isCode = CURRENCY.matcher(currency).matches();
    faults.check(isCode || currency.isEmpty(), "currency", "award.optimum-not-currency");
    return currency;
  }

  private Objective objective() {
    if (!root.has("objective")) {
      return Objective.LOWEST_PRICE;
    }
    String text = root.text("objective");
    for (Objective objective : Objective.values()) {
      if (objective.text().equals(text)) {
        return objective;
      }
    }
    faults.check(
        false,
        "objective",
        "award.optimum-not-choice",
        Objective.LOWEST_PRICE.text() + ", " + Objective.HIGHEST_SCORE.text());
    return Objective.LOWEST_PRICE;
  }

  private List<AwardProblem.ProblemItem> items() {
    faults.check(root.has("items"), "items", "shared.missing");
    BigDecimal smallest = smallestPart(root, BigDecimal.ONE);
    List<AwardProblem.ProblemItem> items = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    for (JsonFields fields : root.objects("items")) {
      String id = fields.text("id");
      faults.check(
          seen.add(id) || id.isEmpty(), fields.path("id"), "award.optimum-named-twice", id);
      Map<String, BigDecimal> byState = byState(fields);
      BigDecimal quantity =
          fields.isObject("quantity")
              ? byState.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add)
              : fields.decimal("quantity");
      faults.check(quantity.signum() > 0, fields.path("quantity"), "shared.not-positive");
      items.add(
          new AwardProblem.ProblemItem(
              id, fields.text("lot"), quantity, byState, smallestPart(fields, smallest)));
      fields.noOthers();
    }
    faults.check(!items.isEmpty() || !root.has("items"), "items", "award.optimum-empty");
    return items;
  }

  private static Map<String, BigDecimal> byState(JsonFields item) {
    if (!item.isObject("quantity")) {
      return Map.of();
    }
    JsonFields states = item.object("quantity");
    item.faults().check(!states.has(""), states.path(""), "shared.missing");
    return states.decimals(new LinkedHashSet<>(states.names()), "");
  }

  private static BigDecimal smallestPart(JsonFields fields, BigDecimal otherwise) {
    if (!fields.has("divisible")) {
      return otherwise;
    }
    boolean whole = fields.isText("divisible", WHOLE_UNITS);
    return whole ? BigDecimal.ONE : fields.positive("divisible");
  }

  private Map<String, Map<String, BigDecimal>> byBidder(
      String name, Set<String> known, String where, List<String> bidders) {
    JsonFields all = root.object(name);
    all.namesAmong(new LinkedHashSet<>(bidders), "bidders");
    Map<String, Map<String, BigDecimal>> byBidder = new LinkedHashMap<>();
    all.names().forEach(b -> byBidder.put(b, all.object(b).decimals(known, where)));
    return byBidder;
  }

  private List<AwardProblem.Discount> discounts(Set<String> lots, List<String> bidders) {
    List<AwardProblem.Discount> discounts = new ArrayList<>();
    Map<List<String>, BigDecimal> sums = new HashMap<>();
    for (JsonFields fields : root.objects("discounts")) {
      AwardProblem.Discount discount =
          new AwardProblem.Discount(
              fields.text("bidder"),
              lotsOf(fields, "whenWinning", lots),
              lotsOf(fields, "appliesTo", lots),
              fields.percent("percent"));
      fields.noOthers();
      fields.among(
          fields.path("bidder"), discount.bidder(), new LinkedHashSet<>(bidders), "bidders");
      for (String lot : discount.appliesTo()) {
        BigDecimal sum =
            sums.merge(List.of(discount.bidder(), lot), discount.percent(), BigDecimal::add);
        faults.check(
            sum.compareTo(AwardProblem.HUNDRED) <= 0,
            fields.path("percent"),
            "award.optimum-over-hundred",
            discount.bidder(),
            lot);
      }
      discounts.add(discount);
    }
    return discounts;
  }

  private static List<String> lotsOf(JsonFields fields, String name, Set<String> lots) {
    List<String> named = fields.texts(name);
    for (int i = 0; i < named.size(); i++) {
      fields.among(fields.path(name) + "[" + i + "]", named.get(i), lots, "items");
    }
    return named;
  }

  /** Only what was bid can be evaluated. */
  private void checkEvaluated(AwardProblem problem) {
    problem
        .evaluatedPrices()
        .forEach(
            (bidder, named) ->
                named
                    .keySet()
                    .forEach(
                        item ->
                            faults.check(
                                problem.pricesOf(bidder).containsKey(item),
                                "prices." + bidder + "." + item,
                                "shared.missing")));
  }

  /** With the highest score as the aim, every bid has a score, and a lot one winner. */
  private void checkScores(AwardProblem problem) {
    if (problem.objective() == Objective.LOWEST_PRICE) {
      return;
    }
    faults.check(
        !problem.limits().splitsLots(), "limits.maxSuppliersPerLot", "award.optimum-score-of-one");
    problem
        .lots()
        .forEach(
            (lot, items) ->
                problem.bidders().stream()
                    .filter(b -> problem.isBidForBy(b, items))
                    .forEach(
                        b ->
                            faults.check(
                                problem.scores().getOrDefault(b, Map.of()).containsKey(lot),
                                "scores." + b + "." + lot,
                                "shared.missing")));
  }

  /** What is divided consists of smallest parts. */
  private void checkParts(AwardProblem problem) {
    if (!problem.limits().splitsLots()) {
      return;
    }
    for (int i = 0; i < problem.items().size(); i++) {
      AwardProblem.ProblemItem item = problem.items().get(i);
      String path = "items[" + i + "].quantity";
      item.demand()
          .forEach(
              (state, quantity) ->
                  faults.check(
                      item.smallestPart().signum() > 0
                          && quantity.remainder(item.smallestPart()).signum() == 0,
                      state.isEmpty() ? path : path + "." + state,
                      "award.optimum-not-parts",
                      item.smallestPart().toPlainString()));
    }
  }

  private static Set<String> ids(List<AwardProblem.ProblemItem> items) {
    return items.stream().map(AwardProblem.ProblemItem::id).collect(inOrder());
  }

  private static Collector<String, ?, Set<String>> inOrder() {
    return Collectors.toCollection(LinkedHashSet::new);
  }
}
