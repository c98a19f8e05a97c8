package org.muwahhad.award.optimum;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.award.optimum.LinearModel.ConstraintBound;

/** The rules of a problem on groups of bidders and lots, as rows of its model. */
final class RuleModel {
  private final AwardProblem problem;
  private final LinearModel model;
  private final WinChoices wins;
  private final Supplies supplies;
  private final PriceModel prices;

  RuleModel(
      AwardProblem problem,
      LinearModel model,
      WinChoices wins,
      Supplies supplies,
      PriceModel prices) {
    this.problem = problem;
    this.model = model;
    this.wins = wins;
    this.supplies = supplies;
    this.prices = prices;
  }

  void add() {
    int place = 0;
    for (AwardRule rule : problem.rules()) {
      place++;
      add(rule, AwardRule.limit(place));
    }
  }

  private void add(AwardRule rule, Limit limit) {
    switch (rule.kind()) {
      case LOTS -> keep(lots(rule), rule.atLeast(), rule.atMost(), limit);
      case SUPPLIERS -> keep(suppliers(rule), rule.atLeast(), rule.atMost(), limit);
      case VALUE ->
          keep(
              prices.goods(s -> rule.isOf(s.bidder()) && rule.isAbout(s.lot())),
              rule.atLeast(),
              rule.atMost(),
              limit);
      case SHARE -> items(rule).forEach(item -> addShare(rule, item, limit));
      case FORCE -> addForced(rule, limit);
      case FORBID ->
          choices(rule).forEach(c -> keep(new LinearSum().add(c, 1), null, BigDecimal.ZERO, limit));
      case ONE_BIDDER -> addOneBidder(rule, limit);
      case SHARES -> lotsOf(rule).forEach(lot -> addShares(rule, lot, limit));
    }
  }

  private void keep(
      LinearSum sum, @Nullable BigDecimal atLeast, @Nullable BigDecimal atMost, Limit limit) {
    if (atLeast != null) {
      model.atLeast(sum, new ConstraintBound(atLeast, limit));
    }
    if (atMost != null) {
      model.atMost(sum, new ConstraintBound(atMost, limit));
    }
  }

  private void keep(LinearSum sum, long exactly, Limit limit) {
    keep(sum, BigDecimal.valueOf(exactly), BigDecimal.valueOf(exactly), limit);
  }

  private List<String> lotsOf(AwardRule rule) {
    return problem.lots().keySet().stream().filter(rule::isAbout).toList();
  }

  private List<AwardProblem.ProblemItem> items(AwardRule rule) {
    return problem.items().stream().filter(i -> rule.isAbout(i.lot())).toList();
  }

  private List<Integer> choices(AwardRule rule) {
    return lotsOf(rule).stream().flatMap(lot -> choices(rule, lot).stream()).toList();
  }

  private List<Integer> choices(AwardRule rule, String lot) {
    return wins.inLot(lot).entrySet().stream()
        .filter(e -> rule.isOf(e.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  private LinearSum lots(AwardRule rule) {
    LinearSum sum = new LinearSum();
    lotsOf(rule).forEach(lot -> addAny(sum, choices(rule, lot), !problem.limits().splitsLots()));
    return sum;
  }

  private LinearSum suppliers(AwardRule rule) {
    Map<String, List<Integer>> byBidder = new LinkedHashMap<>();
    for (String lot : lotsOf(rule)) {
      wins.inLot(lot)
          .forEach(
              (bidder, choice) -> {
                if (rule.isOf(bidder)) {
                  byBidder.computeIfAbsent(bidder, b -> new ArrayList<>()).add(choice);
                }
              });
    }
    LinearSum sum = new LinearSum();
    byBidder.values().forEach(choices -> addAny(sum, choices, false));
    return sum;
  }

  /**
   * Adds 1 to a sum when any of some choices is made.
   *
   * @param oneAtMost whether no two of them can be made
   */
  private void addAny(LinearSum sum, List<Integer> choices, boolean oneAtMost) {
    if (oneAtMost || choices.size() == 1) {
      choices.forEach(c -> sum.add(c, 1));
      return;
    }
    if (choices.isEmpty()) {
      return;
    }
    int any = model.choice();
    LinearSum some = new LinearSum().add(any, -1);
    for (int choice : choices) {
      some.add(choice, 1);
      model.atMost(new LinearSum().add(choice, 1).add(any, -1), new ConstraintBound(0));
    }
    model.atLeast(some, new ConstraintBound(0));
    sum.add(any, 1);
  }

  private void addShare(AwardRule rule, AwardProblem.ProblemItem item, Limit limit) {
    long all = item.partsOf(item.quantity());
    LinearSum supplied = new LinearSum();
    supplies.of(item).stream()
        .filter(s -> rule.isOf(s.bidder()))
        .forEach(s -> supplied.add(s.variable(), 1));
    BigDecimal least = rule.atLeast();
    BigDecimal most = rule.atMost();
    keep(
        supplied,
        least == null ? null : BigDecimal.valueOf(FixedShares.least(rule, least, all)),
        most == null ? null : BigDecimal.valueOf(FixedShares.most(rule, most, all)),
        limit);
  }

  /** A bidder that has not bid for a lot cannot be made to supply it. */
  private void addForced(AwardRule rule, Limit limit) {
    for (String lot : lotsOf(rule)) {
      for (String bidder : problem.bidders()) {
        if (rule.isOf(bidder)) {
          LinearSum choice = new LinearSum();
          if (wins.has(lot, bidder)) {
            choice.add(wins.of(lot, bidder), 1);
          }
          keep(choice, BigDecimal.ONE, null, limit);
        }
      }
    }
  }

  /** In each lot the same bidder as in the first one, and no other. */
  private void addOneBidder(AwardRule rule, Limit limit) {
    List<String> lots = lotsOf(rule);
    for (String lot : lots) {
      LinearSum winners = new LinearSum();
      wins.inLot(lot).values().forEach(c -> winners.add(c, 1));
      keep(winners, null, BigDecimal.ONE, limit);
    }
    for (String lot : lots.subList(1, lots.size())) {
      for (String bidder : problem.bidders()) {
        LinearSum both = new LinearSum();
        if (wins.has(lots.get(0), bidder)) {
          both.add(wins.of(lots.get(0), bidder), 1);
        }
        if (wins.has(lot, bidder)) {
          both.add(wins.of(lot, bidder), -1);
        }
        keep(both, 0, limit);
      }
    }
  }

  /** Each share goes to one supplier, each supplier has one share, and that much of every item. */
  private void addShares(AwardRule rule, String lot, Limit limit) {
    int count = rule.percents().size();
    List<LinearSum> taken = new ArrayList<>();
    for (int share = 0; share < count; share++) {
      taken.add(new LinearSum());
    }
    for (Map.Entry<String, Integer> win : wins.inLot(lot).entrySet()) {
      LinearSum own = new LinearSum().add(win.getValue(), -1);
      List<Integer> shares = new ArrayList<>();
      for (LinearSum each : taken) {
        int choice = model.choice();
        shares.add(choice);
        each.add(choice, 1);
        own.add(choice, 1);
      }
      keep(own, 0, limit);
      for (AwardProblem.ProblemItem item : problem.lots().getOrDefault(lot, List.of())) {
        List<Long> parts = FixedShares.parts(item, rule.percents());
        LinearSum supplied = new LinearSum();
        supplies.of(item, win.getKey()).forEach(s -> supplied.add(s.variable(), 1));
        for (int share = 0; share < count; share++) {
          supplied.add(shares.get(share), -parts.get(share));
        }
        keep(supplied, 0, limit);
      }
    }
    taken.forEach(each -> keep(each, 1, limit));
  }
}
