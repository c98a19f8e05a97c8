package org.muwahhad.award.optimum;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether an award that is tried keeps to what its problem demands. */
record TriedLimits(TriedAward award) {
  private static final BigDecimal HUNDRED = new BigDecimal("100");

  /**
   * Whether it keeps to all limits and rules.
   *
   * @param values what each bidder is paid
   * @param goods what all are paid
   * @param states what each state pays
   */
  boolean keeps(BigDecimal[] values, BigDecimal goods, Map<String, BigDecimal> states) {
    return keepsLots() && keepsBidders(values) && keepsWhole(goods, states) && keepsRules();
  }

  private boolean keepsRules() {
    return award.problem.rules().stream().allMatch(this::keeps);
  }

  private boolean keeps(AwardRule rule) {
    List<String> group = rule.bidders().isEmpty() ? award.bidders : rule.bidders();
    List<String> about = rule.lots().isEmpty() ? award.lots : rule.lots();
    Set<String> any = new HashSet<>();
    BigDecimal won = BigDecimal.ZERO;
    BigDecimal value = BigDecimal.ZERO;
    for (String lot : about) {
      Set<String> own = new HashSet<>(award.suppliers(lot));
      own.retainAll(group);
      any.addAll(own);
      won = own.isEmpty() ? won : won.add(BigDecimal.ONE);
    }
    for (int p = 0; p < award.parts.size(); p++) {
      for (String bidder :
          about.contains(award.parts.get(p).item().lot()) ? group : List.<String>of()) {
        value = value.add(award.cost(p, award.bidders.indexOf(bidder), false));
      }
    }
    return switch (rule.kind()) {
      case LOTS -> within(rule, won);
      case SUPPLIERS -> within(rule, new BigDecimal(any.size()));
      case VALUE -> within(rule, value);
      case FORBID -> any.isEmpty();
      case FORCE -> about.stream().allMatch(l -> award.suppliers(l).containsAll(group));
      case ONE_BIDDER -> any.size() == 1;
      case SHARE -> about.stream().allMatch(l -> sharesOf(rule, l, group));
      case SHARES -> about.stream().allMatch(l -> dividedInto(rule, l));
    };
  }

  private static boolean within(AwardRule rule, BigDecimal figure) {
    return (rule.atLeast() == null || figure.compareTo(rule.atLeast()) >= 0)
        && (rule.atMost() == null || figure.compareTo(rule.atMost()) <= 0);
  }

  private boolean sharesOf(AwardRule rule, String lot, List<String> group) {
    for (AwardProblem.ProblemItem item : award.problem.items()) {
      if (item.lot().equals(lot)) {
        BigDecimal all = item.quantity().divide(item.smallestPart());
        BigDecimal own = BigDecimal.ZERO;
        for (String bidder : group) {
          own = own.add(award.supplied(bidder, item.id()).divide(item.smallestPart()));
        }
        boolean exact =
            rule.atMost() != null
                && rule.atLeast() != null
                && rule.atMost().compareTo(rule.atLeast()) == 0;
        if (exact) {
          BigDecimal half = new BigDecimal("0.5");
          BigDecimal wished = all.multiply(rule.atLeast()).divide(HUNDRED).add(half);
          if (own.compareTo(new BigDecimal(wished.toBigInteger())) != 0) {
            return false;
          }
        } else if (!within(rule, own.multiply(HUNDRED).divide(all, MathContext.DECIMAL128))) {
          return false;
        }
      }
    }
    return true;
  }

  /** In every order of its suppliers: the first takes what rounding down leaves over. */
  private boolean dividedInto(AwardRule rule, String lot) {
    List<String> own = List.copyOf(award.suppliers(lot));
    return own.size() == 2
        && (isDivided(rule, lot, own.get(0), own.get(1))
            || isDivided(rule, lot, own.get(1), own.get(0)));
  }

  private boolean isDivided(AwardRule rule, String lot, String first, String second) {
    for (AwardProblem.ProblemItem item : award.problem.items()) {
      if (item.lot().equals(lot)) {
        BigDecimal all = item.quantity().divide(item.smallestPart());
        BigDecimal less =
            new BigDecimal(all.multiply(rule.percents().get(1)).divide(HUNDRED).toBigInteger())
                .multiply(item.smallestPart());
        if (award.supplied(second, item.id()).compareTo(less) != 0
            || award.supplied(first, item.id()).compareTo(item.quantity().subtract(less)) != 0) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean keepsLots() {
    for (String lot : award.lots) {
      Set<String> suppliers = award.suppliers(lot);
      if (suppliers.size() > award.problem.limits().maxSuppliersPerLot()) {
        return false;
      }
      for (AwardProblem.ProblemItem item : award.problem.items()) {
        for (String bidder : item.lot().equals(lot) ? suppliers : Set.<String>of()) {
          BigDecimal share = award.supplied(bidder, item.id()).multiply(HUNDRED);
          if (share.compareTo(item.quantity().multiply(award.problem.limits().minSharePercent()))
              < 0) {
            return false;
          }
        }
      }
    }
    return true;
  }

  private boolean keepsBidders(BigDecimal[] values) {
    AwardLimits limits = award.problem.limits();
    for (String bidder : award.bidders) {
      BigDecimal value = values[award.bidders.indexOf(bidder)];
      boolean items =
          limits.itemCapacity().getOrDefault(bidder, Map.of()).entrySet().stream()
              .allMatch(e -> award.supplied(bidder, e.getKey()).compareTo(e.getValue()) <= 0);
      boolean enough =
          limits.leastQuantity().getOrDefault(bidder, Map.of()).entrySet().stream()
              .allMatch(
                  e -> {
                    BigDecimal own = award.supplied(bidder, e.getKey());
                    return own.signum() == 0
                        || own.compareTo(e.getValue()) >= 0
                        || award.problem.items().stream()
                            .anyMatch(
                                i -> i.id().equals(e.getKey()) && own.compareTo(i.quantity()) == 0);
                  });
      if (award.lotsOf(bidder) > limits.maxLots().getOrDefault(bidder, Integer.MAX_VALUE)
          || value.compareTo(limits.maxValue().getOrDefault(bidder, value)) > 0
          || award
                  .supplied(bidder, "")
                  .compareTo(limits.capacity().getOrDefault(bidder, award.supplied(bidder, "")))
              > 0
          || !enough
          || !items) {
        return false;
      }
    }
    return true;
  }

  private boolean keepsWhole(BigDecimal goods, Map<String, BigDecimal> states) {
    AwardLimits limits = award.problem.limits();
    return award.suppliersInAll() >= limits.minSuppliers()
        && (limits.maxSuppliers() == 0 || award.suppliersInAll() <= limits.maxSuppliers())
        && (limits.budget() == null || goods.compareTo(limits.budget()) <= 0)
        && limits.stateBudgets().entrySet().stream()
            .allMatch(
                e -> states.getOrDefault(e.getKey(), BigDecimal.ZERO).compareTo(e.getValue()) <= 0);
  }
}
