package org.muwahhad.award.optimum;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Tests an award against the rules of its problem, from the problem alone. */
final class BrokenRules {
  private final AwardProblem problem;
  private final AwardPlan award;
  private final AwardCosts figures;
  private final Map<String, Set<String>> suppliers;

  private BrokenRules(AwardProblem problem, AwardPlan award, AwardCosts figures) {
    this.problem = problem;
    this.award = award;
    this.figures = figures;
    this.suppliers = award.suppliersByLot();
  }

  /** The rules that an award breaks. */
  static List<Limit> of(AwardProblem problem, AwardPlan award, AwardCosts figures) {
    if (problem.rules().isEmpty()) {
      return List.of();
    }
    BrokenRules test = new BrokenRules(problem, award, figures);
    List<Limit> broken = new ArrayList<>();
    int place = 0;
    for (AwardRule rule : problem.rules()) {
      place++;
      if (!test.isKept(rule)) {
        broken.add(AwardRule.limit(place));
      }
    }
    return broken;
  }

  private boolean isKept(AwardRule rule) {
    return switch (rule.kind()) {
      case LOTS -> isWithin(rule, BigDecimal.valueOf(lotsWithAny(rule)));
      case SUPPLIERS -> isWithin(rule, BigDecimal.valueOf(suppliersOfAny(rule).size()));
      case VALUE -> isWithin(rule, value(rule));
      case SHARE -> items(rule).stream().allMatch(item -> isShareKept(rule, item));
      case FORCE ->
          lots(rule).stream()
              .allMatch(
                  lot ->
                      problem.bidders().stream()
                          .filter(rule::isOf)
                          .allMatch(b -> suppliers(lot).contains(b)));
      case FORBID -> suppliersOfAny(rule).isEmpty();
      case ONE_BIDDER -> suppliersOfAny(rule).size() == 1;
      case SHARES -> lots(rule).stream().allMatch(lot -> isDivided(rule, lot));
    };
  }

  private static boolean isWithin(AwardRule rule, BigDecimal figure) {
    BigDecimal least = rule.atLeast();
    BigDecimal most = rule.atMost();
    return (least == null || figure.compareTo(least) >= 0)
        && (most == null || figure.compareTo(most) <= 0);
  }

  private List<String> lots(AwardRule rule) {
    return problem.lots().keySet().stream().filter(rule::isAbout).toList();
  }

  private List<AwardProblem.ProblemItem> items(AwardRule rule) {
    return problem.items().stream().filter(i -> rule.isAbout(i.lot())).toList();
  }

  private Set<String> suppliers(String lot) {
    return suppliers.getOrDefault(lot, Set.of());
  }

  private long lotsWithAny(AwardRule rule) {
    return lots(rule).stream().filter(l -> suppliers(l).stream().anyMatch(rule::isOf)).count();
  }

  private Set<String> suppliersOfAny(AwardRule rule) {
    Set<String> all = new LinkedHashSet<>();
    lots(rule).forEach(l -> suppliers(l).stream().filter(rule::isOf).forEach(all::add));
    return all;
  }

  private BigDecimal value(AwardRule rule) {
    BigDecimal value = BigDecimal.ZERO;
    for (String lot : lots(rule)) {
      for (var share : figures.shares().getOrDefault(lot, Map.of()).entrySet()) {
        if (rule.isOf(share.getKey())) {
          value = value.add(share.getValue());
        }
      }
    }
    return value;
  }

  private long parts(AwardProblem.ProblemItem item, Predicate<String> which) {
    return item.partsOf(award.quantity(d -> d.item().equals(item.id()) && which.test(d.bidder())));
  }

  private boolean isShareKept(AwardRule rule, AwardProblem.ProblemItem item) {
    long all = item.partsOf(item.quantity());
    long supplied = parts(item, rule::isOf);
    BigDecimal least = rule.atLeast();
    BigDecimal most = rule.atMost();
    return (least == null || supplied >= FixedShares.least(rule, least, all))
        && (most == null || supplied <= FixedShares.most(rule, most, all));
  }

  /** Whether some way of giving the shares to the suppliers gives all items as they are given. */
  private boolean isDivided(AwardRule rule, String lot) {
    List<String> own = List.copyOf(suppliers(lot));
    return own.size() == rule.percents().size()
        && fits(rule, problem.lots().getOrDefault(lot, List.of()), own, new ArrayList<>());
  }

  /** The supplier of each share before this one was found; tries all for the next. */
  private boolean fits(
      AwardRule rule, List<AwardProblem.ProblemItem> items, List<String> own, List<String> chosen) {
    if (chosen.size() == own.size()) {
      return true;
    }
    for (String bidder : own) {
      if (!chosen.contains(bidder)
          && items.stream()
              .allMatch(
                  i ->
                      parts(i, bidder::equals)
                          == FixedShares.parts(i, rule.percents()).get(chosen.size()))) {
        List<String> more = new ArrayList<>(chosen);
        more.add(bidder);
        if (fits(rule, items, own, more)) {
          return true;
        }
      }
    }
    return false;
  }
}
