package org.muwahhad.opendata.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.muwahhad.shared.Sha256;

/**
 * The files of a bundle, and what auditors open, made from the rows of its tables. Unit prices are
 * published where the rule of the tender says so, and otherwise committed to. Figures of excluded
 * bids, scenarios with their prices, and digests by which closed figures could be tried out stay
 * closed.
 *
 * @param unitPrices whether unit prices are published
 * @param files by their names, with the manifest
 * @param openings what auditors open, JSON; the details of entries come with the proofs
 */
record BundleContent(UnitPriceDisclosure unitPrices, Map<String, byte[]> files, String openings) {
  private static final String OPENINGS = "muwahhad-openings-v1";
  private static final String FORMAT = "muwahhad-bundle-v1";
  private static final int SALT_BYTES = 32;

  BundleContent {
    files = Collections.unmodifiableMap(new TreeMap<>(files));
  }

  /**
   * The content of an edition.
   *
   * @param kept rows of all tables as they are kept
   * @param schema of the tables, JSON
   * @param readme what the bundle is
   */
  static BundleContent of(
      Map<String, List<BundleRow>> kept, int edition, byte[] schema, String readme) {
    return of(new KeptTables(kept), edition, schema, readme, price -> salt());
  }

  /** The same with salts that are known. */
  static BundleContent of(
      KeptTables kept, int edition, byte[] schema, String readme, UnaryOperator<String> salts) {
    Map<String, DisclosedTable> tables = kept.disclosed(edition, salts);
    Map<String, byte[]> files = new TreeMap<>();
    files.put("README.txt", readme.getBytes(UTF_8));
    files.put("schema.json", schema);
    files.put("tender.json", json(tables).getBytes(UTF_8));
    tables.forEach(
        (name, table) ->
            files.put(
                "tables/" + name + ".csv", BundleText.csv(table.forEverybody()).getBytes(UTF_8)));
    kept.openScenarios(table(tables, "scenarios")).forEach(s -> files.putAll(filesOf(s)));
    String ocid = kept.tender().get("ocid");
    files.put("manifest.json", manifest(ocid, edition, files).getBytes(UTF_8));
    return new BundleContent(
        kept.unitPrices(), files, openings(ocid, edition, tables, kept.units()));
  }

  private static String salt() {
    byte[] salt = new byte[SALT_BYTES];
    new SecureRandom().nextBytes(salt);
    return HexFormat.of().formatHex(salt);
  }

  private static String json(Map<String, DisclosedTable> tables) {
    return BundleText.object(
        tables.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, t -> BundleText.rows(t.getValue().forEverybody()))));
  }

  private static Map<String, byte[]> filesOf(BundleRow scenario) {
    Map<String, byte[]> files = new TreeMap<>();
    for (String kind : List.of("problem", "solve")) {
      String content = scenario.values().get(kind);
      if (content != null) {
        files.put(
            "scenarios/" + scenario.get("number") + "-" + kind + ".json", content.getBytes(UTF_8));
      }
    }
    return files;
  }

  /** The digests of all other files. */
  private static String manifest(String ocid, int edition, Map<String, byte[]> files) {
    Map<String, String> digests = new TreeMap<>();
    files.forEach((name, content) -> digests.put(name, BundleText.json(Sha256.of(content))));
    return BundleText.object(
        Map.of(
            "edition", BundleText.json(String.valueOf(edition)),
            "files", BundleText.object(digests),
            "format", BundleText.json(FORMAT),
            "ocid", BundleText.json(ocid)));
  }

  private static String openings(
      String ocid, int edition, Map<String, DisclosedTable> tables, List<BundleRow> units) {
    Map<String, String> fields = new TreeMap<>();
    fields.put("edition", BundleText.json(String.valueOf(edition)));
    fields.put("format", BundleText.json(OPENINGS));
    fields.put("ocid", BundleText.json(ocid));
    fields.put(KeptTables.UNITS, BundleText.rows(units));
    for (String name : List.of("prices", "ranking", "scenarios")) {
      fields.put(name, BundleText.rows(table(tables, name).forAuditors()));
    }
    return BundleText.object(fields);
  }

  private static DisclosedTable table(Map<String, DisclosedTable> tables, String name) {
    return Objects.requireNonNull(tables.get(name), name);
  }
}
