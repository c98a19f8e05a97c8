package org.muwahhad.award.optimum;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an award costs, computed from prices, quantities and discounts alone and never rounded.
 * Whatever a solver says of its own sum is not asked. All amounts are in the problem's currency and
 * without VAT.
 *
 * @param total the price as evaluated: goods as evaluated, and the cost of suppliers
 * @param goods what is paid for all goods: at the prices as bid, after discounts
 * @param evaluatedGoods all goods at the prices as evaluated, after discounts
 * @param supplierCost what the administration of the suppliers costs; nobody pays it to a bidder
 * @param score the sum of the winners' scores, each with its lot's weight
 * @param lots what each lot costs after discounts
 * @param bidders what each supplier is awarded after discounts
 * @param shares the same by lot and bidder
 * @param states what each state's goods cost after discounts; empty when no state is named
 * @param discounts those that apply
 * @param bundles those whose prices hold
 */
public record AwardCosts(
    BigDecimal total,
    BigDecimal goods,
    BigDecimal evaluatedGoods,
    BigDecimal supplierCost,
    BigDecimal score,
    Map<String, BigDecimal> lots,
    Map<String, BigDecimal> bidders,
    Map<String, Map<String, BigDecimal>> shares,
    Map<String, BigDecimal> states,
    List<DiscountSaving> discounts,
    List<BundleSaving> bundles) {

  /**
   * A discount that applies, and what it saves.
   *
   * @param index its place in the problem, from 0
   * @param saving how much less the goods cost for it, in the problem's currency and without VAT
   */
  public record DiscountSaving(int index, AwardProblem.Discount discount, BigDecimal saving) {}

  /**
   * A bundle whose prices hold, and what it saves.
   *
   * @param index its place in the problem, from 0
   * @param saving how much less the goods cost for it, in the problem's currency and without VAT
   */
  public record BundleSaving(int index, AwardProblem.Bundle bundle, BigDecimal saving) {}

  /** The figures of an award. */
  public static AwardCosts of(AwardProblem problem, AwardPlan award) {
    return new CostReckoning(problem, award).figures();
  }

  private static final class CostReckoning {
    private final AwardProblem problem;
    private final AwardPlan award;
    private final List<DiscountSaving> applied = new ArrayList<>();
    private BigDecimal evaluated = BigDecimal.ZERO;
    private final Map<String, BigDecimal> lots = new LinkedHashMap<>();
    private final Map<String, BigDecimal> bidders = new LinkedHashMap<>();
    private final Map<String, Map<String, BigDecimal>> shares = new LinkedHashMap<>();
    private final Map<String, BigDecimal> states = new LinkedHashMap<>();
    private final List<BundleSaving> bundled = new ArrayList<>();

    /** The bundle whose prices hold, by bidder and lot; a lot is in one bundle of a bidder only. */
    private final Map<List<String>, AwardProblem.Bundle> bundles = new HashMap<>();

    /** How much of each item a bidder supplies to all states together, by bidder and item. */
    private final Map<List<String>, BigDecimal> supplied = new HashMap<>();

    private final Map<String, AwardProblem.ProblemItem> items = new HashMap<>();

    /** What discounts take off together in percent, by bidder and lot. */
    private final Map<List<String>, BigDecimal> percents = new HashMap<>();

    CostReckoning(AwardProblem problem, AwardPlan award) {
      this.problem = problem;
      this.award = award;
      Set<String> named = new LinkedHashSet<>();
      problem.items().forEach(i -> named.addAll(i.byState().keySet()));
      problem.items().forEach(i -> items.put(i.id(), i));
      award
          .deliveries()
          .forEach(
              d -> supplied.merge(List.of(d.bidder(), d.item()), d.quantity(), BigDecimal::add));
      named.forEach(s -> states.put(s, BigDecimal.ZERO));
    }

    AwardCosts figures() {
      Map<String, Set<String>> wholly = wholly();
      for (int i = 0; i < problem.discounts().size(); i++) {
        AwardProblem.Discount discount = problem.discounts().get(i);
        if (isMet(discount, wholly.getOrDefault(discount.bidder(), Set.of()))) {
          applied.add(new DiscountSaving(i, discount, saving(discount)));
          discount
              .appliesTo()
              .forEach(
                  lot ->
                      percents.merge(
                          List.of(discount.bidder(), lot), discount.percent(), BigDecimal::add));
        }
      }
      for (int i = 0; i < problem.bundles().size(); i++) {
        AwardProblem.Bundle bundle = problem.bundles().get(i);
        if (wholly.getOrDefault(bundle.bidder(), Set.of()).containsAll(bundle.lots())) {
          bundled.add(new BundleSaving(i, bundle, bundleSaving(bundle)));
          bundle.lots().forEach(lot -> bundles.put(List.of(bundle.bidder(), lot), bundle));
        }
      }
      award.deliveries().forEach(this::count);
      BigDecimal goods = lots.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
      BigDecimal cost = problem.limits().supplierCost(award.suppliers());
      return new AwardCosts(
          evaluated.add(cost),
          goods,
          evaluated,
          cost,
          score(),
          lots,
          bidders,
          shares,
          states,
          List.copyOf(applied),
          List.copyOf(bundled));
    }

    private boolean isMet(AwardProblem.Discount discount, Set<String> won) {
      BigDecimal amount = discount.fromAmount();
      if (amount != null) {
        return award.deliveries().stream()
                .filter(d -> d.bidder().equals(discount.bidder()))
                .filter(d -> discount.whenWinning().contains(d.lot()))
                .map(this::asBid)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .compareTo(amount)
            >= 0;
      }
      return discount.whenWinning().stream().filter(won::contains).count() >= discount.count();
    }

    private BigDecimal bundleSaving(AwardProblem.Bundle bundle) {
      return award.deliveries().stream()
          .filter(d -> d.bidder().equals(bundle.bidder()))
          .filter(d -> bundle.prices().containsKey(d.item()))
          .map(d -> asBid(d).subtract(d.quantity().multiply(bundle.price(d.item()))))
          .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The lots that each bidder supplies alone. */
    private Map<String, Set<String>> wholly() {
      Map<String, Set<String>> suppliers = award.suppliersByLot();
      Map<String, Set<String>> wholly = new LinkedHashMap<>();
      suppliers.forEach(
          (lot, of) -> {
            if (of.size() == 1) {
              of.forEach(b -> wholly.computeIfAbsent(b, x -> new LinkedHashSet<>()).add(lot));
            }
          });
      return wholly;
    }

    private BigDecimal saving(AwardProblem.Discount discount) {
      return award.deliveries().stream()
          .filter(d -> d.bidder().equals(discount.bidder()))
          .filter(d -> discount.appliesTo().contains(d.lot()))
          .map(d -> asBid(d).multiply(discount.percent()).movePointLeft(2))
          .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** A discount is of the price as bid, also where the price of a bundle holds. */
    private void count(AwardPlan.Delivery delivery) {
      List<String> key = List.of(delivery.bidder(), delivery.lot());
      BigDecimal percent = percents.getOrDefault(key, BigDecimal.ZERO).movePointLeft(2);
      BigDecimal cost = asBid(delivery).multiply(BigDecimal.ONE.subtract(percent));
      BigDecimal counted = asEvaluated(delivery).multiply(BigDecimal.ONE.subtract(percent));
      AwardProblem.Bundle bundle = bundles.get(key);
      if (bundle != null && bundle.prices().containsKey(delivery.item())) {
        BigDecimal quantity = delivery.quantity();
        cost = cost.subtract(asBid(delivery)).add(quantity.multiply(bundle.price(delivery.item())));
        counted =
            counted
                .subtract(asEvaluated(delivery))
                .add(quantity.multiply(bundle.evaluatedPrice(delivery.item())));
      }
      evaluated = evaluated.add(counted);
      lots.merge(delivery.lot(), cost, BigDecimal::add);
      bidders.merge(delivery.bidder(), cost, BigDecimal::add);
      shares
          .computeIfAbsent(delivery.lot(), l -> new LinkedHashMap<>())
          .merge(delivery.bidder(), cost, BigDecimal::add);
      if (!delivery.state().isEmpty()) {
        states.merge(delivery.state(), cost, BigDecimal::add);
      }
    }

    private BigDecimal asBid(AwardPlan.Delivery delivery) {
      return problem
          .price(delivery.bidder(), item(delivery), supplied(delivery))
          .multiply(delivery.quantity());
    }

    private BigDecimal asEvaluated(AwardPlan.Delivery delivery) {
      return problem
          .evaluatedPrice(delivery.bidder(), item(delivery), supplied(delivery))
          .multiply(delivery.quantity());
    }

    private AwardProblem.ProblemItem item(AwardPlan.Delivery delivery) {
      AwardProblem.ProblemItem item = items.get(delivery.item());
      if (item == null) {
        throw new IllegalStateException("No item " + delivery.item());
      }
      return item;
    }

    /** All that the bidder supplies of the item: its quantity decides on the price. */
    private BigDecimal supplied(AwardPlan.Delivery delivery) {
      return supplied.getOrDefault(
          List.of(delivery.bidder(), delivery.item()), delivery.quantity());
    }

    private BigDecimal score() {
      return award.suppliers().stream()
          .flatMap(b -> award.lotsOf(b).stream().map(l -> problem.weightedScore(b, l)))
          .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
  }
}
