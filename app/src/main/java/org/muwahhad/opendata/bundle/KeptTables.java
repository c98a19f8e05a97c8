package org.muwahhad.opendata.bundle;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.muwahhad.shared.Rounding;
import org.muwahhad.shared.Sha256;

/**
 * The tables of a bundle as they are kept, and who reads what of each. A table of which this is not
 * said, or a column that is to be closed and is not there, is refused, so that nothing is published
 * by mistake.
 *
 * @param rows by the names of the tables
 */
record KeptTables(Map<String, List<BundleRow>> rows) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What awards come to, as the record has it; rows for auditors alone, and no table. */
  static final String UNITS = "units";

  private static final List<String> CLOSED_OF_EXCLUDED =
      List.of("total", "converted", "evaluated", "price_score");
  private static final List<String> CLOSED_OF_ITEMS = List.of("bid_price", "unit_price", "amount");
  private static final List<String> CLOSED_OF_LINES = List.of("net", "vat");
  private static final List<String> DIGESTS_OF_SCENARIOS =
      List.of("problem_sha256", "solve_sha256");

  KeptTables {
    rows = Map.copyOf(rows);
  }

  /**
   * All tables, by their names.
   *
   * @param salts of commitments, by bid and item
   */
  Map<String, DisclosedTable> disclosed(int edition, UnaryOperator<String> salts) {
    DisclosedTable prices = prices(salts);
    Map<String, DisclosedTable> all =
        Map.ofEntries(
            Map.entry("award_discounts", asKept("award_discounts")),
            Map.entry("award_items", awardItems()),
            Map.entry("award_lines", awardLines()),
            Map.entry("award_states", asKept("award_states")),
            Map.entry("awards", asKept("awards")),
            Map.entry("bids", asKept("bids")),
            Map.entry("commitments", commitments(prices.forAuditors())),
            Map.entry("criteria", asKept("criteria")),
            Map.entry("currencies", asKept("currencies")),
            Map.entry("decisions", decisions()),
            Map.entry("demand", asKept("demand")),
            Map.entry("discount_lots", asKept("discount_lots")),
            Map.entry("discounts", asKept("discounts")),
            Map.entry("failed", asKept("failed")),
            Map.entry("items", asKept("items")),
            Map.entry("lots", lots()),
            Map.entry("points", asKept("points")),
            Map.entry("prices", prices),
            Map.entry("ranking", ranking()),
            Map.entry("rates", asKept("rates")),
            Map.entry("rules", asKept("rules")),
            Map.entry("scenarios", scenarios()),
            Map.entry("states", asKept("states")),
            Map.entry("tender", tender(edition)),
            Map.entry("votes", votes()));
    Set<String> unknown = new TreeSet<>(rows.keySet());
    unknown.removeAll(all.keySet());
    unknown.remove(UNITS);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException("Nothing says who reads " + unknown);
    }
    return new TreeMap<>(all);
  }

  /** The tender. */
  BundleRow tender() {
    return table("tender").get(0);
  }

  /** Whether its unit prices are published. */
  UnitPriceDisclosure unitPrices() {
    return UnitPriceDisclosure.valueOf(tender().get("unit_prices"));
  }

  /** What awards come to; for auditors. */
  List<BundleRow> units() {
    return rows.getOrDefault(UNITS, List.of());
  }

  /** The scenarios whose digests are published, with what was asked and answered. */
  List<BundleRow> openScenarios(DisclosedTable scenarios) {
    Set<String> open =
        scenarios.forEverybody().stream()
            .filter(s -> !s.isEmpty("problem_sha256"))
            .map(s -> s.get("number"))
            .collect(toSet());
    return table("scenarios").stream().filter(s -> open.contains(s.get("number"))).toList();
  }

  private List<BundleRow> table(String name) {
    return Objects.requireNonNull(rows.get(name), name);
  }

  private boolean hasUnitPrices() {
    return unitPrices() == UnitPriceDisclosure.PUBLISHED;
  }

  private DisclosedTable asKept(String name) {
    return DisclosedTable.open(table(name));
  }

  private DisclosedTable tender(int edition) {
    return DisclosedTable.open(List.of(tender().with("edition", String.valueOf(edition))));
  }

  /** Votes on the decisions of the bundle. */
  private DisclosedTable votes() {
    return DisclosedTable.open(votesCounted());
  }

  private List<BundleRow> votesCounted() {
    Set<String> decisions =
        table("decisions").stream().map(d -> d.get("decision")).collect(toSet());
    return table("votes").stream().filter(v -> decisions.contains(v.get("decision"))).toList();
  }

  /** Decisions with the counts of their votes. */
  private DisclosedTable decisions() {
    List<BundleRow> votes = votesCounted();
    return DisclosedTable.open(
        table("decisions").stream()
            .map(
                d ->
                    d.with("votes_for", count(votes, d, "FOR"))
                        .with("against", count(votes, d, "AGAINST"))
                        .with("abstained", count(votes, d, "ABSTAIN")))
            .toList());
  }

  private static String count(List<BundleRow> votes, BundleRow decision, String choice) {
    return String.valueOf(
        votes.stream()
            .filter(v -> v.is("decision", decision.get("decision")) && v.is("choice", choice))
            .count());
  }

  /** A lot is ranked before the states confirm their quantities, or again with these. */
  private DisclosedTable lots() {
    Map<String, BigDecimal> prices =
        table("prices").stream()
            .collect(
                toMap(
                    p -> priceKey(p.get("bid"), p.get("item"), p.get("kind")),
                    p -> new BigDecimal(p.get("unit_price"))));
    Map<String, List<BundleRow>> items =
        table("items").stream().collect(groupingBy(i -> i.get("lot")));
    Set<String> otherwise =
        table("ranking").stream()
            .filter(r -> !isExcluded(r))
            .filter(r -> !isOfTendered(r, items.getOrDefault(r.get("lot"), List.of()), prices))
            .map(r -> r.get("lot"))
            .collect(toSet());
    return DisclosedTable.open(
        table("lots").stream()
            .map(
                l ->
                    l.with(
                        "quantities", otherwise.contains(l.get("lot")) ? "IN_FORCE" : "TENDERED"))
            .toList());
  }

  private static boolean isOfTendered(
      BundleRow ranked, List<BundleRow> items, Map<String, BigDecimal> prices) {
    String kind = ranked.is("alternative", "true") ? "ALTERNATIVE" : "BID";
    BigDecimal sum = BigDecimal.ZERO;
    for (BundleRow item : items) {
      BigDecimal price = prices.get(priceKey(ranked.get("bid"), item.get("item"), kind));
      if (price == null) {
        return false;
      }
      sum =
          sum.add(
              Rounding.amount(
                  price.multiply(new BigDecimal(item.get("tendered"))), ranked.get("currency")));
    }
    return sum.compareTo(new BigDecimal(ranked.get("total"))) == 0;
  }

  private static String priceKey(String bid, String item, String kind) {
    return bid + "/" + item + "/" + kind;
  }

  /** Figures of excluded bids are for auditors alone. */
  private DisclosedTable ranking() {
    return new DisclosedTable(
        table("ranking").stream()
            .map(r -> isExcluded(r) ? r.closed(CLOSED_OF_EXCLUDED) : r)
            .toList(),
        table("ranking").stream().filter(KeptTables::isExcluded).toList());
  }

  private static boolean isExcluded(BundleRow ranked) {
    return !ranked.isEmpty("exclusion");
  }

  /** Unit prices, or where they are committed to, none; auditors get them with their salts. */
  private DisclosedTable prices(UnaryOperator<String> salts) {
    if (hasUnitPrices()) {
      return asKept("prices");
    }
    List<BundleRow> prices = table("prices");
    List<String> salted =
        prices.stream().map(p -> salts.apply(p.get("bid") + "/" + p.get("item"))).toList();
    return new DisclosedTable(
        List.of(),
        onDemand(prices.size(), place -> prices.get(place).with("salt", salted.get(place))));
  }

  /** A commitment to each price that is closed. */
  private DisclosedTable commitments(List<BundleRow> salted) {
    Map<String, String> currencies =
        table("bids").stream()
            .filter(b -> !b.isEmpty("currency"))
            .collect(toMap(b -> b.get("bid"), b -> b.get("currency")));
    return DisclosedTable.open(
        onDemand(salted.size(), place -> committed(salted.get(place), currencies)));
  }

  private BundleRow committed(BundleRow price, Map<String, String> currencies) {
    return price
        .without("unit_price")
        .without("salt")
        .with("sha256", commitment(price, currencies.getOrDefault(price.get("bid"), "")));
  }

  /** Rows that are made when they are written, and not kept: there is one for each price. */
  private static List<BundleRow> onDemand(int size, IntFunction<BundleRow> row) {
    return new AbstractList<>() {
      @Override
      public BundleRow get(int place) {
        return row.apply(place);
      }

      @Override
      public int size() {
        return size;
      }
    };
  }

  private String commitment(BundleRow price, String currency) {
    return Sha256.of(
        String.join(
            "\n",
            "muwahhad-price-v1",
            price.get("salt"),
            tender().get("ocid"),
            price.get("bid"),
            price.get("item"),
            price.get("kind"),
            currency,
            price.get("unit_price"),
            ""));
  }

  private DisclosedTable awardItems() {
    return openWithUnitPrices("award_items", CLOSED_OF_ITEMS);
  }

  private DisclosedTable awardLines() {
    return openWithUnitPrices("award_lines", CLOSED_OF_LINES);
  }

  private DisclosedTable openWithUnitPrices(String name, List<String> columns) {
    return DisclosedTable.open(
        hasUnitPrices() ? table(name) : table(name).stream().map(r -> r.closed(columns)).toList());
  }

  /** Scenarios, without their digests where prices in them are closed. */
  private DisclosedTable scenarios() {
    Set<String> published = publishedPrices();
    List<BundleRow> open = new ArrayList<>();
    List<BundleRow> closed = new ArrayList<>();
    for (BundleRow scenario : table("scenarios")) {
      BundleRow row = scenario.without("problem").without("solve");
      if (isOpen(scenario, published)) {
        open.add(row);
      } else {
        open.add(row.closed(DIGESTS_OF_SCENARIOS));
        closed.add(scenario.only(List.of("number", "problem", "solve")));
      }
    }
    return new DisclosedTable(open, closed);
  }

  /** A scenario may have been stated while a bid took part whose prices stay closed. */
  private static boolean isOpen(BundleRow scenario, Set<String> published) {
    if (published.isEmpty()) {
      return false;
    }
    Set<String> stated = pricesIn(scenario.get("problem"));
    return !stated.isEmpty() && published.containsAll(stated);
  }

  /** Register number and item of each bid whose price for the item is published. */
  private Set<String> publishedPrices() {
    if (!hasUnitPrices()) {
      return Set.of();
    }
    Map<String, String> registrations =
        table("bids").stream().collect(toMap(b -> b.get("bid"), b -> b.get("registration")));
    return table("prices").stream()
        .map(p -> registrations.get(p.get("bid")) + "/" + p.get("item"))
        .collect(toSet());
  }

  /** The same of all prices in a problem, with those of smaller quantities and of bundles. */
  private static Set<String> pricesIn(String problem) {
    JsonNode tree = json(problem);
    Set<String> all = new TreeSet<>();
    for (String kind : List.of("prices", "tiers")) {
      tree.path(kind)
          .properties()
          .forEach(bidder -> addPrices(all, bidder.getKey(), bidder.getValue()));
    }
    tree.path("bundles").forEach(b -> addPrices(all, b.path("bidder").asText(), b.path("prices")));
    return all;
  }

  private static void addPrices(Set<String> all, String bidder, JsonNode byItem) {
    byItem
        .properties()
        .forEach(
            price -> {
              String item = price.getKey();
              all.add(bidder + "/" + item.substring(item.indexOf('/') + 1, item.indexOf(' ')));
            });
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
