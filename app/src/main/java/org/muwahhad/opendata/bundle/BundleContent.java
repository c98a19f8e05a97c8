package org.muwahhad.opendata.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Rounding;
import org.muwahhad.shared.Sha256;

/**
 * Makes the files of a bundle, and what auditors open, from the rows of its tables. Unit prices are
 * published where the rule of the tender says so, and otherwise committed to. Figures of excluded
 * bids, scenarios with their prices, and digests by which closed figures could be tried out stay
 * closed.
 */
final class BundleContent {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String OPENINGS = "muwahhad-openings-v1";
  private static final String FORMAT = "muwahhad-bundle-v1";

  /** What awards come to, as the record has it; a table for auditors alone. */
  static final String UNITS = "units";

  private static final int SALT_BYTES = 32;
  private static final List<String> CLOSED_OF_EXCLUDED =
      List.of("total", "converted", "evaluated", "price_score");
  private static final List<String> CLOSED_OF_ITEMS = List.of("bid_price", "unit_price", "amount");
  private static final List<String> CLOSED_OF_LINES = List.of("net", "vat");
  private static final List<String> DIGESTS_OF_SCENARIOS =
      List.of("problem_sha256", "solve_sha256");

  private final Map<String, List<BundleRow>> tables;
  private final int edition;
  private final UnaryOperator<String> salts;
  private final UnitPriceDisclosure unitPrices;
  private final Map<String, byte[]> files = new TreeMap<>();
  private final List<BundleRow> hidden = new ArrayList<>();
  private final List<BundleRow> opened = new ArrayList<>();
  private final List<BundleRow> asked = new ArrayList<>();
  private final List<BundleRow> units;

  /**
   * The content.
   *
   * @param read rows of all tables as they are kept
   * @param schema of the tables, JSON
   * @param readme what the bundle is
   */
  BundleContent(Map<String, List<BundleRow>> read, int edition, byte[] schema, String readme) {
    this(read, edition, schema, readme, price -> salt());
  }

  /** The same with salts that are known. */
  BundleContent(
      Map<String, List<BundleRow>> read,
      int edition,
      byte[] schema,
      String readme,
      UnaryOperator<String> salts) {
    this.tables = new TreeMap<>(read);
    List<BundleRow> figures = tables.remove(UNITS);
    this.units = figures == null ? List.of() : figures;
    this.edition = edition;
    this.salts = salts;
    this.unitPrices = UnitPriceDisclosure.valueOf(tender().get("unit_prices"));
    put("tender", List.of(tender().with("edition", String.valueOf(edition))));
    countVotes();
    sayQuantities();
    closeScenarios();
    closePrices();
    closeExcluded();
    files.put("README.txt", readme.getBytes(UTF_8));
    files.put("schema.json", schema);
    files.put(
        "tender.json",
        BundleText.object(
                tables.entrySet().stream()
                    .collect(
                        Collectors.toMap(Map.Entry::getKey, t -> BundleText.rows(t.getValue()))))
            .getBytes(UTF_8));
    tables.forEach(
        (name, rows) -> files.put("tables/" + name + ".csv", BundleText.csv(rows).getBytes(UTF_8)));
  }

  private static String salt() {
    byte[] salt = new byte[SALT_BYTES];
    new SecureRandom().nextBytes(salt);
    return HexFormat.of().formatHex(salt);
  }

  /** Whether its unit prices are published. */
  UnitPriceDisclosure unitPrices() {
    return unitPrices;
  }

  /** The files by their names, with the manifest. */
  Map<String, byte[]> files() {
    Map<String, byte[]> all = new TreeMap<>(files);
    all.put("manifest.json", manifest().getBytes(UTF_8));
    return all;
  }

  private String manifest() {
    Map<String, String> digests = new TreeMap<>();
    files.forEach((name, content) -> digests.put(name, BundleText.json(Sha256.of(content))));
    return BundleText.object(
        Map.of(
            "edition", BundleText.json(String.valueOf(edition)),
            "files", BundleText.object(digests),
            "format", BundleText.json(FORMAT),
            "ocid", BundleText.json(tender().get("ocid"))));
  }

  /** What auditors open, JSON; the details of entries come with the proofs. */
  String openings() {
    return BundleText.object(
        Map.of(
            "edition",
            BundleText.json(String.valueOf(edition)),
            "format",
            BundleText.json(OPENINGS),
            "ocid",
            BundleText.json(tender().get("ocid")),
            "prices",
            BundleText.rows(opened),
            "ranking",
            BundleText.rows(hidden),
            "scenarios",
            BundleText.rows(asked),
            UNITS,
            BundleText.rows(units)));
  }

  private BundleRow tender() {
    return rows("tender").get(0);
  }

  private List<BundleRow> rows(String table) {
    return tables.getOrDefault(table, List.of());
  }

  private void put(String table, List<BundleRow> rows) {
    tables.put(table, rows);
  }

  private static BundleRow without(BundleRow row, List<String> columns) {
    BundleRow closed = row;
    for (String column : columns) {
      closed = closed.with(column, null);
    }
    return closed;
  }

  private void countVotes() {
    Set<String> published =
        rows("decisions").stream().map(d -> d.get("decision")).collect(Collectors.toSet());
    put(
        "votes",
        rows("votes").stream().filter(v -> published.contains(v.get("decision"))).toList());
    put(
        "decisions",
        rows("decisions").stream()
            .map(
                d ->
                    d.with("votes_for", count(d, "FOR"))
                        .with("against", count(d, "AGAINST"))
                        .with("abstained", count(d, "ABSTAIN")))
            .toList());
  }

  private String count(BundleRow decision, String choice) {
    return String.valueOf(
        rows("votes").stream()
            .filter(v -> v.is("decision", decision.get("decision")) && v.is("choice", choice))
            .count());
  }

  /** A lot is ranked before the states confirm their quantities, or again with these. */
  private void sayQuantities() {
    Map<String, BigDecimal> prices = new HashMap<>();
    rows("prices")
        .forEach(
            p ->
                prices.put(
                    p.get("bid") + "/" + p.get("item") + "/" + p.get("kind"),
                    new BigDecimal(p.get("unit_price"))));
    Map<String, List<BundleRow>> items =
        rows("items").stream().collect(Collectors.groupingBy(i -> i.get("lot")));
    Set<String> otherwise = new HashSet<>();
    for (BundleRow ranked : rows("ranking")) {
      String lot = ranked.get("lot");
      if (ranked.values().get("exclusion") == null
          && !isOfTendered(ranked, items.getOrDefault(lot, List.of()), prices)) {
        otherwise.add(lot);
      }
    }
    put(
        "lots",
        rows("lots").stream()
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
      BigDecimal price = prices.get(ranked.get("bid") + "/" + item.get("item") + "/" + kind);
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

  private void closeScenarios() {
    List<BundleRow> published = new ArrayList<>();
    for (BundleRow scenario : rows("scenarios")) {
      BundleRow row = scenario.without("problem").without("solve");
      if (unitPrices != UnitPriceDisclosure.PUBLISHED || !hasOpenPricesAlone(scenario)) {
        published.add(without(row, DIGESTS_OF_SCENARIOS));
        asked.add(new BundleRow(columns(scenario, List.of("number", "problem", "solve"))));
        continue;
      }
      published.add(row);
      for (String kind : List.of("problem", "solve")) {
        String content = scenario.values().get(kind);
        if (content != null) {
          files.put(
              "scenarios/" + scenario.get("number") + "-" + kind + ".json",
              content.getBytes(UTF_8));
        }
      }
    }
    put("scenarios", published);
  }

  /** A scenario may have been stated while a bid took part whose prices stay closed. */
  private boolean hasOpenPricesAlone(BundleRow scenario) {
    Map<String, String> registrations = new HashMap<>();
    rows("bids").forEach(b -> registrations.put(b.get("bid"), b.get("registration")));
    Set<String> open =
        rows("prices").stream()
            .map(p -> registrations.get(p.get("bid")) + "/" + p.get("item"))
            .collect(Collectors.toSet());
    for (Map.Entry<String, JsonNode> bidder :
        problem(scenario.get("problem")).path("prices").properties()) {
      for (Map.Entry<String, JsonNode> price : bidder.getValue().properties()) {
        String item = price.getKey();
        String key = item.substring(item.indexOf('/') + 1, item.indexOf(' '));
        if (!open.contains(bidder.getKey() + "/" + key)) {
          return false;
        }
      }
    }
    return true;
  }

  private static JsonNode problem(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, @Nullable String> columns(BundleRow row, List<String> names) {
    Map<String, @Nullable String> values = new TreeMap<>();
    names.forEach(name -> values.put(name, row.values().get(name)));
    return values;
  }

  private void closePrices() {
    List<BundleRow> commitments = new ArrayList<>();
    if (unitPrices != UnitPriceDisclosure.PUBLISHED) {
      Map<String, String> currencies = new HashMap<>();
      rows("bids").stream()
          .filter(b -> b.values().get("currency") != null)
          .forEach(b -> currencies.put(b.get("bid"), b.get("currency")));
      for (BundleRow price : rows("prices")) {
        String salt = salts.apply(price.get("bid") + "/" + price.get("item"));
        opened.add(price.with("salt", salt));
        commitments.add(
            price
                .without("unit_price")
                .with(
                    "sha256",
                    Sha256.of(
                        String.join(
                            "\n",
                            "muwahhad-price-v1",
                            salt,
                            tender().get("ocid"),
                            price.get("bid"),
                            price.get("item"),
                            price.get("kind"),
                            currencies.getOrDefault(price.get("bid"), ""),
                            price.get("unit_price"),
                            ""))));
      }
      put("prices", List.of());
      put(
          "award_items",
          rows("award_items").stream().map(r -> without(r, CLOSED_OF_ITEMS)).toList());
      put(
          "award_lines",
          rows("award_lines").stream().map(r -> without(r, CLOSED_OF_LINES)).toList());
    }
    put("commitments", commitments);
  }

  private void closeExcluded() {
    rows("ranking").stream().filter(r -> r.values().get("exclusion") != null).forEach(hidden::add);
    put(
        "ranking",
        rows("ranking").stream()
            .map(r -> r.values().get("exclusion") == null ? r : without(r, CLOSED_OF_EXCLUDED))
            .toList());
  }
}
