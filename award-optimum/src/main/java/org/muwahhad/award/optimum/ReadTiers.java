package org.muwahhad.award.optimum;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.muwahhad.shared.Faults;

/** Reads what smaller quantities of an item cost, and checks it against what was bid. */
record ReadTiers(JsonFields root, Faults faults) {

  /** By bidder and item, of those known. */
  Map<String, Map<String, List<AwardProblem.Tier>>> read(Set<String> known, List<String> bidders) {
    JsonFields all = root.object("tiers");
    all.namesAmong(new LinkedHashSet<>(bidders), "bidders");
    Map<String, Map<String, List<AwardProblem.Tier>>> tiers = new LinkedHashMap<>();
    for (String bidder : all.names()) {
      JsonFields own = all.object(bidder);
      own.namesAmong(known, "items");
      Map<String, List<AwardProblem.Tier>> byItem = new LinkedHashMap<>();
      own.names()
          .forEach(i -> byItem.put(i, own.objects(i).stream().map(ReadTiers::tier).toList()));
      tiers.put(bidder, byItem);
    }
    return tiers;
  }

  private static AwardProblem.Tier tier(JsonFields fields) {
    AwardProblem.Tier tier =
        new AwardProblem.Tier(
            fields.positive("from"),
            fields.decimal("price"),
            fields.has("evaluatedPrice") ? fields.decimal("evaluatedPrice") : null);
    fields.noOthers();
    return tier;
  }

  /**
   * Tiers are of what was bid. Each begins above the one before and below the whole, and none costs
   * more than the one before or less than the whole.
   */
  void check(AwardProblem problem) {
    Map<String, AwardProblem.ProblemItem> items = new HashMap<>();
    problem.items().forEach(i -> items.put(i.id(), i));
    problem
        .tiers()
        .forEach(
            (bidder, named) ->
                named.forEach(
                    (id, tiers) -> {
                      AwardProblem.ProblemItem item = items.get(id);
                      boolean bid = problem.pricesOf(bidder).containsKey(id);
                      faults.check(bid, "prices." + bidder + "." + id, "shared.missing");
                      if (bid && item != null) {
                        check(problem, bidder, item, tiers);
                      }
                    }));
  }

  private void check(
      AwardProblem problem,
      String bidder,
      AwardProblem.ProblemItem item,
      List<AwardProblem.Tier> tiers) {
    for (int i = 0; i < tiers.size(); i++) {
      AwardProblem.Tier tier = tiers.get(i);
      BigDecimal to = i + 1 < tiers.size() ? tiers.get(i + 1).from() : item.quantity();
      BigDecimal next =
          i + 1 < tiers.size() ? tiers.get(i + 1).price() : problem.price(bidder, item.id());
      BigDecimal nextEvaluated =
          i + 1 < tiers.size()
              ? tiers.get(i + 1).evaluated()
              : problem.evaluatedPrice(bidder, item.id());
      faults.check(
          tier.from().compareTo(to) < 0
              && tier.price().compareTo(next) >= 0
              && tier.evaluated().compareTo(nextEvaluated) >= 0,
          "tiers." + bidder + "." + item.id() + "[" + i + "]",
          "award.optimum-tier");
    }
  }
}
