package org.muwahhad.award.optimum;

import java.math.BigDecimal;
import java.util.ArrayList;
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
 * @param states what each state's goods cost after discounts; empty when no state is named
 * @param discounts those that apply
 */
public record AwardCosts(
    BigDecimal total,
    BigDecimal goods,
    BigDecimal evaluatedGoods,
    BigDecimal supplierCost,
    BigDecimal score,
    Map<String, BigDecimal> lots,
    Map<String, BigDecimal> bidders,
    Map<String, BigDecimal> states,
    List<DiscountSaving> discounts) {

  /**
   * A discount that applies, and what it saves.
   *
   * @param index its place in the problem, from 0
   * @param saving how much less the goods cost for it, in the problem's currency and without VAT
   */
  public record DiscountSaving(int index, AwardProblem.Discount discount, BigDecimal saving) {}

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
    private final Map<String, BigDecimal> states = new LinkedHashMap<>();

    CostReckoning(AwardProblem problem, AwardPlan award) {
      this.problem = problem;
      this.award = award;
      Set<String> named = new LinkedHashSet<>();
      problem.items().forEach(i -> named.addAll(i.byState().keySet()));
      named.forEach(s -> states.put(s, BigDecimal.ZERO));
    }

    AwardCosts figures() {
      Map<String, Set<String>> wholly = wholly();
      for (int i = 0; i < problem.discounts().size(); i++) {
        AwardProblem.Discount discount = problem.discounts().get(i);
        Set<String> won = wholly.getOrDefault(discount.bidder(), Set.of());
        if (won.containsAll(discount.whenWinning())) {
          applied.add(new DiscountSaving(i, discount, saving(discount)));
        }
      }
      award.deliveries().forEach(this::count);
      BigDecimal goods = lots.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
      BigDecimal cost = problem.limits().supplierCost(award.suppliers().size());
      return new AwardCosts(
          evaluated.add(cost),
          goods,
          evaluated,
          cost,
          score(),
          lots,
          bidders,
          states,
          List.copyOf(applied));
    }

    /** The lots that each bidder supplies alone. */
    private Map<String, Set<String>> wholly() {
      Map<String, Set<String>> suppliers = new LinkedHashMap<>();
      award
          .deliveries()
          .forEach(
              d -> suppliers.computeIfAbsent(d.lot(), l -> new LinkedHashSet<>()).add(d.bidder()));
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

    private void count(AwardPlan.Delivery delivery) {
      BigDecimal percent =
          applied.stream()
              .map(DiscountSaving::discount)
              .filter(d -> d.bidder().equals(delivery.bidder()))
              .filter(d -> d.appliesTo().contains(delivery.lot()))
              .map(AwardProblem.Discount::percent)
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      BigDecimal share = AwardProblem.HUNDRED.subtract(percent).movePointLeft(2);
      BigDecimal cost = asBid(delivery).multiply(share);
      evaluated = evaluated.add(asEvaluated(delivery).multiply(share));
      lots.merge(delivery.lot(), cost, BigDecimal::add);
      bidders.merge(delivery.bidder(), cost, BigDecimal::add);
      if (!delivery.state().isEmpty()) {
        states.merge(delivery.state(), cost, BigDecimal::add);
      }
    }

    private BigDecimal asBid(AwardPlan.Delivery delivery) {
      return problem.price(delivery.bidder(), delivery.item()).multiply(delivery.quantity());
    }

    private BigDecimal asEvaluated(AwardPlan.Delivery delivery) {
      return problem
          .evaluatedPrice(delivery.bidder(), delivery.item())
          .multiply(delivery.quantity());
    }

    private BigDecimal score() {
      return award.suppliers().stream()
          .flatMap(b -> award.lotsOf(b).stream().map(l -> problem.weightedScore(b, l)))
          .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
  }
}
