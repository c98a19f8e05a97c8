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
    AwardLimits limits = new ReadLimits(root.object("limits"), items, bidders).read();
    ReadTiers tiers = new ReadTiers(root, faults);
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
            root.object("lotWeights").decimals(lots, "items"),
            bundles(items, lots, bidders),
            new ReadRules(root, bidders, lots, limits.splitsLots()).read(),
            tiers.read(ids(items), bidders));
    checkEvaluated(problem);
    tiers.check(problem);
    checkBundles(problem);
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
      AwardProblem.Discount discount = discount(fields, lots);
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

  /** On winning all lots, or a count of them, or from an amount in them. */
  private static AwardProblem.Discount discount(JsonFields fields, Set<String> lots) {
    String bidder = fields.text("bidder");
    List<String> when = lotsOf(fields, "whenWinning", lots);
    boolean byAmount = fields.has("fromAmount");
    Integer winning = !byAmount && fields.has("winning") ? fields.count("winning") : null;
    fields
        .faults()
        .check(
            winning == null || winning <= when.size(),
            fields.path("winning"),
            "award.optimum-more-than-lots",
            when.size());
    return new AwardProblem.Discount(
        bidder,
        when,
        winning,
        byAmount ? fields.positive("fromAmount") : null,
        lotsOf(fields, "appliesTo", lots),
        fields.percent("percent"));
  }

  private List<AwardProblem.Bundle> bundles(
      List<AwardProblem.ProblemItem> items, Set<String> lots, List<String> bidders) {
    List<AwardProblem.Bundle> bundles = new ArrayList<>();
    for (JsonFields fields : root.objects("bundles")) {
      String bidder = fields.text("bidder");
      fields.among(fields.path("bidder"), bidder, new LinkedHashSet<>(bidders), "bidders");
      List<String> of = lotsOf(fields, "lots", lots);
      Set<String> known = ids(items.stream().filter(i -> of.contains(i.lot())).toList());
      faults.check(fields.has("prices"), fields.path("prices"), "shared.missing");
      Map<String, BigDecimal> prices = fields.object("prices").decimals(known, "lots");
      bundles.add(
          new AwardProblem.Bundle(
              bidder,
              of,
              prices,
              fields.object("evaluatedPrices").decimals(prices.keySet(), "prices")));
      fields.noOthers();
    }
    return bundles;
  }

  /**
   * A bundle offers no higher price than that as bid, leaves something to pay after discounts, and
   * shares no lot with another bundle of its bidder, so that nobody has to choose between them.
   */
  private void checkBundles(AwardProblem problem) {
    Set<List<String>> bundled = new LinkedHashSet<>();
    for (int i = 0; i < problem.bundles().size(); i++) {
      AwardProblem.Bundle bundle = problem.bundles().get(i);
      String path = "bundles[" + i + "]";
      for (String lot : bundle.lots()) {
        faults.check(
            bundled.add(List.of(bundle.bidder(), lot)),
            path + ".lots",
            "award.optimum-bundled-twice",
            lot);
      }
      for (AwardProblem.ProblemItem item : problem.items()) {
        BigDecimal own = problem.pricesOf(bundle.bidder()).get(item.id());
        if (bundle.prices().containsKey(item.id())) {
          faults.check(
              own != null
                  && isWithin(bundle.price(item.id()), own, percent(problem, bundle, item.lot()))
                  && bundle
                          .evaluatedPrice(item.id())
                          .compareTo(problem.evaluatedPrice(bundle.bidder(), item.id()))
                      <= 0,
              path + ".prices." + item.id(),
              "award.optimum-bundle-price");
        }
      }
    }
  }

  private static boolean isWithin(BigDecimal price, BigDecimal own, BigDecimal percent) {
    return price.compareTo(own) <= 0
        && price.compareTo(own.multiply(percent).movePointLeft(2)) >= 0;
  }

  /** What all discounts of the bidder on a lot take off together. */
  private static BigDecimal percent(AwardProblem problem, AwardProblem.Bundle bundle, String lot) {
    return problem.discounts().stream()
        .filter(d -> d.bidder().equals(bundle.bidder()) && d.appliesTo().contains(lot))
        .map(AwardProblem.Discount::percent)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
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
