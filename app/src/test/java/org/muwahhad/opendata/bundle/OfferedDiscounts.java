package org.muwahhad.opendata.bundle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.muwahhad.opendata.bundle.ForgedBundle.ForgedEntry;

/** A discount that S-2 offers on the lot of the small bundle, and that its award does not have. */
final class OfferedDiscounts {
  private static final String S2 = "11";
  private static final Instant CLOSED = Instant.parse("2027-03-01T08:00:00Z");

  private OfferedDiscounts() {}

  /**
   * The small bundle with a discount that was left out.
   *
   * @param percent 0 for a bundle
   * @param winning how many lots of the condition have to be won; null for all
   * @param condition the lot that has to be won
   */
  static ForgedBundle leftOut(String percent, @Nullable String winning, String condition) {
    ForgedBundle bundle = SmallBundle.make();
    Map<String, @Nullable String> discount = new TreeMap<>();
    discount.put("bid", S2);
    discount.put("number", "1");
    discount.put("percent", percent);
    discount.put("winning", winning);
    bundle.tables.put("discounts", List.of(new BundleRow(discount)));
    bundle.tables.put(
        "discount_lots", List.of(lot("1", "APPLIES_TO"), lot(condition, "WHEN_WINNING")));
    return bundle;
  }

  private static BundleRow lot(String lot, String role) {
    return new BundleRow(Map.of("bid", S2, "number", "1", "lot", lot, "role", role));
  }

  /** Adds a second lot, which a decision of its own gave to S-2. */
  static ForgedBundle withSecondLot(ForgedBundle bundle, String closedAt) {
    copy(bundle, "lots", "lot", "1", Map.of("lot", "2"));
    Manipulations.drawAgain(bundle);
    copy(bundle, "items", "item", "101", Map.of("item", "102", "lot", "2", "code", "C-102"));
    Map<String, String> all = Map.of("tendered", "10.000", "in_force", "10.000");
    copy(bundle, "demand", "state", "KW", with(all, Map.of("item", "102")));
    copy(bundle, "ranking", "bid", S2, Map.of("lot", "2", "position", "1"));
    bundle.change("ranking", r -> r.is("lot", "2"), r -> r.with("tie_rule", null));
    copy(bundle, "prices", "bid", S2, Map.of("item", "102"));
    Map<String, String> award = Map.of("award", "2");
    copy(
        bundle,
        "awards",
        "award",
        "1",
        with(award, Map.of("lot", "2", "basis", "RANK", "decision", "6")));
    copy(bundle, "award_items", "award", "1", with(award, Map.of("item", "102")));
    copy(
        bundle,
        "award_lines",
        "state",
        "KW",
        with(award, Map.of("item", "102", "quantity", "10.000", "net", "20.000")));
    copy(
        bundle,
        "award_states",
        "state",
        "KW",
        with(award, Map.of("net", "20.000", "converted_net", "20.000", "local_net", "20.000")));
    copy(bundle, "decisions", "decision", "5", Map.of("decision", "6", "closed_at", closedAt));
    copy(bundle, "votes", "state", "KW", Map.of("decision", "6"));
    copy(bundle, "votes", "state", "SA", Map.of("decision", "6"));
    List<ForgedEntry> decided =
        List.of(
            closed("committee.vote-cast"),
            closed("committee.vote-cast"),
            closed("committee.decision-closed"));
    bundle.entries.addAll(bundle.entries.size() - 2, decided);
    return bundle;
  }

  private static ForgedEntry closed(String act) {
    return new ForgedEntry(SmallBundle.dated(CLOSED, act, "decision 6", "{}").opening(), null);
  }

  private static Map<String, String> with(Map<String, String> some, Map<String, String> others) {
    Map<String, String> all = new TreeMap<>(some);
    all.putAll(others);
    return all;
  }

  /** Adds a row that is the first one of a value but for some columns. */
  private static void copy(
      ForgedBundle bundle, String table, String column, String of, Map<String, String> other) {
    List<BundleRow> rows = new ArrayList<>(bundle.rows(table));
    BundleRow copy = rows.stream().filter(r -> r.is(column, of)).findFirst().orElseThrow();
    for (Map.Entry<String, String> value : other.entrySet()) {
      copy = copy.with(value.getKey(), value.getValue());
    }
    rows.add(copy);
    bundle.tables.put(table, rows);
  }
}
