package org.muwahhad.award.optimum;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Reads the limits of an award problem. */
final class ReadLimits {
  private final JsonFields fields;
  private final List<AwardProblem.ProblemItem> items;
  private final Set<String> bidders;
  private final Map<String, BigDecimal> capacity = new LinkedHashMap<>();
  private final Map<String, Map<String, BigDecimal>> itemCapacity = new LinkedHashMap<>();

  ReadLimits(JsonFields fields, List<AwardProblem.ProblemItem> items, List<String> bidders) {
    this.fields = fields;
    this.items = items;
    this.bidders = new LinkedHashSet<>(bidders);
  }

  AwardLimits read() {
    readCapacity();
    AwardLimits limits =
        new AwardLimits(
            perBidder("maxLotsPerBidder", JsonFields::count),
            perBidder("maxValuePerBidder", JsonFields::decimal),
            capacity,
            itemCapacity,
            fields.has("maxSuppliersPerLot") ? fields.count("maxSuppliersPerLot") : 1,
            fields.has("minSharePercent") ? fields.percent("minSharePercent") : BigDecimal.ZERO,
            fields.has("minSuppliers") ? fields.count("minSuppliers") : 0,
            amount("costPerSupplier"),
            amount("costPerFurtherSupplier"),
            fields.has("budget") ? fields.decimal("budget") : null,
            stateBudgets(),
            fields.has("maxSuppliers") ? fields.count("maxSuppliers") : 0,
            fields.object("costOfSupplier").decimals(bidders, "bidders"),
            leastQuantity());
    fields.noOthers();
    return limits;
  }

  private BigDecimal amount(String name) {
    return fields.has(name) ? fields.decimal(name) : BigDecimal.ZERO;
  }

  /** One figure for every bidder alike, or figures by bidder. */
  private <T> Map<String, T> perBidder(String name, BiFunction<JsonFields, String, T> read) {
    Map<String, T> values = new LinkedHashMap<>();
    if (fields.isObject(name)) {
      JsonFields each = fields.object(name);
      each.namesAmong(bidders, "bidders");
      each.names().forEach(b -> values.put(b, read.apply(each, b)));
    } else if (fields.has(name)) {
      T value = read.apply(fields, name);
      bidders.forEach(b -> values.put(b, value));
    }
    return values;
  }

  private void readCapacity() {
    Set<String> ids = items.stream().map(AwardProblem.ProblemItem::id).collect(Collectors.toSet());
    JsonFields each = fields.object("capacity");
    each.namesAmong(bidders, "bidders");
    for (String bidder : each.names()) {
      if (each.isObject(bidder)) {
        itemCapacity.put(bidder, each.object(bidder).decimals(ids, "items"));
      } else {
        capacity.put(bidder, each.decimal(bidder));
      }
    }
  }

  private Map<String, Map<String, BigDecimal>> leastQuantity() {
    Set<String> ids = items.stream().map(AwardProblem.ProblemItem::id).collect(Collectors.toSet());
    JsonFields each = fields.object("leastQuantity");
    each.namesAmong(bidders, "bidders");
    Map<String, Map<String, BigDecimal>> least = new LinkedHashMap<>();
    each.names().forEach(b -> least.put(b, each.object(b).decimals(ids, "items")));
    return least;
  }

  /** Budgets of states say nothing of items whose quantity is not by state. */
  private Map<String, BigDecimal> stateBudgets() {
    Set<String> states =
        items.stream().flatMap(i -> i.byState().keySet().stream()).collect(Collectors.toSet());
    JsonFields budgets = fields.object("stateBudgets");
    for (int i = 0; i < items.size() && !budgets.names().isEmpty(); i++) {
      budgets
          .faults()
          .check(
              !items.get(i).byState().isEmpty(),
              "items[" + i + "].quantity",
              "award.optimum-not-by-state");
    }
    return budgets.decimals(states, "items");
  }
}
