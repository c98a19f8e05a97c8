package org.muwahhad.award.optimum;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.muwahhad.award.optimum.LinearModel.ConstraintBound;
import org.muwahhad.award.optimum.Supplies.Supply;

/**
 * The prices of a model as sums of its variables: goods as bid, what discounts take off, and what
 * suppliers cost to administer.
 *
 * <p>That a discount applies is a choice that is possible only when its condition holds. Mostly
 * nothing forces it: a lower price never breaks a limit and is never worse, and the figures of the
 * award are computed with every discount whose condition holds. Only where a rule asks for a least
 * amount must it apply whenever its condition holds. The same goes for bundles.
 *
 * <p>Where an item is divided, a tier adds to the price of the whole what a smaller quantity costs
 * more: of each item exactly the tier in which the bidder's quantity lies, or none for the whole.
 */
final class PriceModel {
  private final AwardProblem problem;
  private final LinearModel model;
  private final WinChoices wins;
  private final Supplies supplies;
  private final List<PriceTerm> terms = new ArrayList<>();
  private final boolean forced;

  /** What tiers add to supplies, by the variable of the supply. */
  private final Map<Integer, List<TierCount>> tiers = new HashMap<>();

  /** Whether a bidder supplies the whole of a lot, where lots are divided. */
  private final Map<List<String>, Integer> wholes = new HashMap<>();

  /** Whether a bidder supplies anything at all; only where that matters. */
  private final Map<String, Integer> suppliers = new LinkedHashMap<>();

  PriceModel(AwardProblem problem, LinearModel model, WinChoices wins, Supplies supplies) {
    this.problem = problem;
    this.model = model;
    this.wins = wins;
    this.supplies = supplies;
    supplies.all().forEach(s -> terms.add(term(s, s.variable(), s.each())));
    this.forced = problem.hasLeastValue();
    if (problem.limits().splitsLots()) {
      problem.tiers().forEach((bidder, items) -> addTiers(bidder, items.keySet()));
    }
    problem.discounts().forEach(this::add);
    problem.bundles().forEach(this::addBundle);
    if (problem.limits().countsSuppliers()) {
      problem.bidders().forEach(this::addSupplier);
    }
  }

  /**
   * What each 1 of a variable adds to the price of what a supply stands for, in the currency.
   *
   * @param amount as it is paid
   * @param evaluated as it counts when awards are compared
   */
  private record PriceTerm(Supply supply, int variable, BigDecimal amount, BigDecimal evaluated) {}

  /**
   * How many parts of a supply are at the price of a tier.
   *
   * @param more what a unit costs more than one of the whole, as it is paid
   * @param evaluatedMore the same as it counts when awards are compared
   */
  private record TierCount(int variable, BigDecimal more, BigDecimal evaluatedMore) {}

  private void addTiers(String bidder, Set<String> items) {
    for (AwardProblem.ProblemItem item : problem.items()) {
      if (items.contains(item.id()) && wins.has(item.lot(), bidder)) {
        addTiers(bidder, item, supplies.of(item, bidder));
      }
    }
  }

  /** One of the tiers, or the whole, says how much the bidder supplies; or it supplies nothing. */
  private void addTiers(String bidder, AwardProblem.ProblemItem item, List<Supply> own) {
    List<TierRange> ranges = TierRange.of(problem.tiersOf(bidder, item.id()), item);
    if (ranges.isEmpty()) {
      return;
    }
    long all = item.partsOf(item.quantity());
    int whole = model.choice();
    LinearSum one = new LinearSum().add(whole, 1);
    LinearSum least = new LinearSum().add(whole, -all);
    LinearSum most = new LinearSum().add(whole, -all);
    own.forEach(s -> least.add(s.variable(), 1));
    own.forEach(s -> most.add(s.variable(), 1));
    for (TierRange range : ranges) {
      int choice = model.choice();
      one.add(choice, 1);
      least.add(choice, -range.least());
      most.add(choice, -range.most());
      AwardProblem.Tier tier = range.tier();
      for (Supply supply : own) {
        TierCount count =
            new TierCount(
                both(supply.variable(), choice, supply.largest(), true),
                tier.price().subtract(problem.price(bidder, item.id())),
                tier.evaluated().subtract(problem.evaluatedPrice(bidder, item.id())));
        tiers.computeIfAbsent(supply.variable(), v -> new ArrayList<>()).add(count);
        terms.add(term(supply, count, count.variable(), supply.each()));
      }
    }
    model.atMost(one, new ConstraintBound(1));
    model.atLeast(least, new ConstraintBound(0));
    model.atMost(most, new ConstraintBound(0));
  }

  private static PriceTerm term(Supply supply, TierCount count, int variable, BigDecimal quantity) {
    return new PriceTerm(
        supply,
        variable,
        quantity.multiply(count.more()),
        quantity.multiply(count.evaluatedMore()));
  }

  private List<TierCount> tiersOf(Supply supply) {
    return tiers.getOrDefault(supply.variable(), List.of());
  }

  /** Each 1 of the variable stands for a quantity of the supply; a negative one takes off. */
  private PriceTerm term(Supply supply, int variable, BigDecimal quantity) {
    String bidder = supply.bidder();
    String item = supply.item().id();
    return new PriceTerm(
        supply,
        variable,
        quantity.multiply(problem.price(bidder, item)),
        quantity.multiply(problem.evaluatedPrice(bidder, item)));
  }

  /** Goods as evaluated and suppliers together, in the problem's currency and without VAT. */
  LinearSum total() {
    LinearSum total = new LinearSum();
    terms.forEach(m -> total.add(m.variable(), m.evaluated()));
    if (!suppliers.isEmpty()) {
      BigDecimal further = problem.limits().costPerFurtherSupplier();
      BigDecimal each = problem.limits().costPerSupplier().add(further);
      Map<String, BigDecimal> named = problem.limits().costOfSupplier();
      suppliers.forEach(
          (bidder, s) -> total.add(s, each.add(named.getOrDefault(bidder, BigDecimal.ZERO))));
      total.addConstant(further.negate());
    }
    return total;
  }

  /** What is paid for some of the goods after discounts, in the same currency, without VAT. */
  LinearSum goods(Predicate<Supply> which) {
    LinearSum sum = new LinearSum();
    terms.stream()
        .filter(m -> which.test(m.supply()))
        .forEach(m -> sum.add(m.variable(), m.amount()));
    return sum;
  }

  /** How many bidders supply anything. */
  LinearSum suppliers() {
    LinearSum sum = new LinearSum();
    suppliers.values().forEach(s -> sum.add(s, 1));
    return sum;
  }

  private void addSupplier(String bidder) {
    int supplier = model.choice();
    suppliers.put(bidder, supplier);
    LinearSum any = new LinearSum().add(supplier, -1);
    for (int choice : wins.ofBidder(bidder)) {
      any.add(choice, 1);
      model.atMost(new LinearSum().add(choice, 1).add(supplier, -1), new ConstraintBound(0));
    }
    model.atLeast(any, new ConstraintBound(0));
  }

  private void add(AwardProblem.Discount discount) {
    List<String> bid =
        discount.whenWinning().stream().filter(lot -> wins.has(lot, discount.bidder())).toList();
    if (bid.isEmpty() || bid.size() < discount.count()) {
      return;
    }
    int applies = model.choice();
    BigDecimal amount = discount.fromAmount();
    if (amount == null) {
      whenWinning(applies, discount.bidder(), bid, discount.count());
    } else {
      whenReaching(applies, discount.bidder(), bid, amount);
    }
    Map<Integer, Integer> discounted = new HashMap<>();
    discount.appliesTo().stream()
        .flatMap(lot -> supplies.of(lot, discount.bidder()).stream())
        .forEach(s -> takeOff(discount, applies, s, discounted));
  }

  /** A choice that is possible only when a number of the lots are supplied in full. */
  private void whenWinning(int applies, String bidder, List<String> lots, int count) {
    LinearSum won = new LinearSum();
    lots.forEach(lot -> won.add(whole(lot, bidder), 1));
    if (forced) {
      LinearSum enough = new LinearSum().add(applies, -(lots.size() - count + 1L));
      won.terms().forEach(enough::add);
      model.atMost(enough, new ConstraintBound(count - 1L));
    }
    if (count == lots.size()) {
      won.terms()
          .keySet()
          .forEach(
              whole ->
                  model.atMost(
                      new LinearSum().add(applies, 1).add(whole, -1), new ConstraintBound(0)));
    } else {
      model.atLeast(won.add(applies, -count), new ConstraintBound(0));
    }
  }

  /** A choice that is possible only from an amount in the lots, at the prices as bid. */
  private void whenReaching(int applies, String bidder, List<String> lots, BigDecimal amount) {
    LinearSum bid = new LinearSum();
    BigDecimal most = BigDecimal.ZERO;
    int scale = amount.scale();
    for (Supply supply : lots.stream().flatMap(l -> supplies.of(l, bidder).stream()).toList()) {
      BigDecimal each = supply.each().multiply(problem.price(bidder, supply.item().id()));
      bid.add(supply.variable(), each);
      most = most.add(each.multiply(BigDecimal.valueOf(supply.largest())));
      scale = Math.max(scale, each.scale());
      for (TierCount count : tiersOf(supply)) {
        BigDecimal more = supply.each().multiply(count.more());
        bid.add(count.variable(), more);
        most = most.add(more.multiply(BigDecimal.valueOf(supply.largest())));
        scale = Math.max(scale, more.scale());
      }
    }
    if (forced) {
      LinearSum below = new LinearSum().add(applies, most.negate());
      bid.terms().forEach(below::add);
      BigDecimal step = BigDecimal.ONE.movePointLeft(scale);
      model.atMost(below, new ConstraintBound(amount.subtract(step), null));
    }
    model.atLeast(bid.add(applies, amount.negate()), new ConstraintBound(0));
  }

  /** What a bundle takes off is known, since all its lots are supplied in full. */
  private void addBundle(AwardProblem.Bundle bundle) {
    String bidder = bundle.bidder();
    if (!bundle.lots().stream().allMatch(lot -> wins.has(lot, bidder))) {
      return;
    }
    int applies = model.choice();
    whenWinning(applies, bidder, bundle.lots(), bundle.lots().size());
    for (String lot : bundle.lots()) {
      for (Supply supply : supplies.of(lot, bidder)) {
        String item = supply.item().id();
        if (bundle.prices().containsKey(item)) {
          BigDecimal paid = problem.price(bidder, item).subtract(bundle.price(item));
          BigDecimal counted =
              problem.evaluatedPrice(bidder, item).subtract(bundle.evaluatedPrice(item));
          BigDecimal all = supply.whole().negate();
          terms.add(new PriceTerm(supply, applies, all.multiply(paid), all.multiply(counted)));
        }
      }
    }
  }

  /**
   * A lot that is supplied whole whenever the discount applies has a known sum taken off; of
   * another lot something is taken off the parts that are supplied.
   */
  private void takeOff(
      AwardProblem.Discount discount,
      int applies,
      Supply supply,
      Map<Integer, Integer> discounted) {
    BigDecimal share = discount.percent().movePointLeft(2).negate();
    if (discount.isOnAll() && discount.whenWinning().contains(supply.lot())) {
      terms.add(term(supply, applies, share.multiply(supply.whole())));
      return;
    }
    BigDecimal each = share.multiply(supply.each());
    int parts =
        discounted.computeIfAbsent(
            supply.variable(), counted -> both(counted, applies, supply.largest(), forced));
    terms.add(term(supply, parts, each));
    for (TierCount count : tiersOf(supply)) {
      int ofTier =
          discounted.computeIfAbsent(
              count.variable(), counted -> both(counted, applies, supply.largest(), forced));
      terms.add(term(supply, count, ofTier, each));
    }
  }

  /**
   * A count that is at most another, and nothing unless a choice is made.
   *
   * @param exact whether it is no less than the other when the choice is made
   */
  private int both(int counted, int choice, long largest, boolean exact) {
    int both = model.variable(largest);
    model.atMost(new LinearSum().add(both, 1).add(counted, -1), new ConstraintBound(0));
    model.atMost(new LinearSum().add(both, 1).add(choice, -largest), new ConstraintBound(0));
    if (exact) {
      model.atLeast(
          new LinearSum().add(both, 1).add(counted, -1).add(choice, -largest),
          new ConstraintBound(-largest));
    }
    return both;
  }

  private int whole(String lot, String bidder) {
    if (!problem.limits().splitsLots()) {
      return wins.of(lot, bidder);
    }
    return wholes.computeIfAbsent(List.of(lot, bidder), key -> addWhole(lot, bidder));
  }

  private int addWhole(String lot, String bidder) {
    int whole = model.choice();
    supplies
        .of(lot, bidder)
        .forEach(
            s ->
                model.atMost(
                    new LinearSum().add(whole, s.largest()).add(s.variable(), -1),
                    new ConstraintBound(0)));
    if (forced) {
      LinearSum alone = new LinearSum().add(whole, 1);
      wins.inLot(lot).forEach((b, choice) -> alone.add(choice, b.equals(bidder) ? -1 : 1));
      model.atLeast(alone, new ConstraintBound(0));
    }
    return whole;
  }
}
