package org.muwahhad.opendata.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

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
record BundleContent(
    UnitPriceDisclosure unitPrices, Map<String, MarkedFile> files, MarkedFile openings) {
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
    Map<String, MarkedFile> files = new TreeMap<>();
    files.put("README.txt", MarkedFile.of(readme.getBytes(UTF_8)));
    files.put("schema.json", MarkedFile.of(schema));
    files.put("tender.json", MarkedFile.of(MarkedFile.text(out -> writeTables(out, tables))));
    tables.forEach((name, table) -> files.put("tables/" + name + ".csv", csv(table)));
    kept.openScenarios(table(tables, "scenarios")).forEach(s -> files.putAll(filesOf(s)));
    String ocid = kept.tender().get("ocid");
    files.put("manifest.json", MarkedFile.of(manifest(ocid, edition, files).getBytes(UTF_8)));
    return new BundleContent(
        kept.unitPrices(),
        files,
        MarkedFile.of(
            MarkedFile.text(out -> writeOpenings(out, ocid, edition, tables, kept.units()))));
  }

  private static String salt() {
    byte[] salt = new byte[SALT_BYTES];
    new SecureRandom().nextBytes(salt);
    return HexFormat.of().formatHex(salt);
  }

  private static MarkedFile csv(DisclosedTable table) {
    return MarkedFile.of(MarkedFile.text(out -> BundleText.writeCsv(out, table.forEverybody())));
  }

  private static void writeTables(Appendable out, Map<String, DisclosedTable> tables)
      throws IOException {
    String before = "{";
    for (Map.Entry<String, DisclosedTable> table : tables.entrySet()) {
      out.append(before).append(BundleText.json(table.getKey())).append(':');
      BundleText.writeRows(out, table.getValue().forEverybody());
      before = ",";
    }
    out.append('}');
  }

  private static Map<String, MarkedFile> filesOf(BundleRow scenario) {
    Map<String, MarkedFile> files = new TreeMap<>();
    for (String kind : List.of("problem", "solve")) {
      String content = scenario.values().get(kind);
      if (content != null) {
        files.put(
            "scenarios/" + scenario.get("number") + "-" + kind + ".json",
            MarkedFile.of(MarkedFile.text(out -> out.append(content))));
      }
    }
    return files;
  }

  /** The digests of all other files. */
  private static String manifest(String ocid, int edition, Map<String, MarkedFile> files) {
    Map<String, String> digests = new TreeMap<>();
    files.forEach((name, file) -> digests.put(name, BundleText.json(file.sha256())));
    return BundleText.object(
        Map.of(
            "edition", BundleText.json(String.valueOf(edition)),
            "files", BundleText.object(digests),
            "format", BundleText.json(FORMAT),
            "ocid", BundleText.json(ocid)));
  }

  private static void writeOpenings(
      Appendable out,
      String ocid,
      int edition,
      Map<String, DisclosedTable> tables,
      List<BundleRow> units)
      throws IOException {
    out.append("{\"edition\":").append(BundleText.json(String.valueOf(edition)));
    out.append(",\"format\":").append(BundleText.json(OPENINGS));
    out.append(",\"ocid\":").append(BundleText.json(ocid));
    for (String name : List.of("prices", "ranking", "scenarios")) {
      writeOpening(out, name, table(tables, name).forAuditors());
    }
    writeOpening(out, KeptTables.UNITS, units);
    out.append('}');
  }

  private static void writeOpening(Appendable out, String name, List<BundleRow> rows)
      throws IOException {
    out.append(',').append(BundleText.json(name)).append(':');
    BundleText.writeRows(out, rows);
  }

  private static DisclosedTable table(Map<String, DisclosedTable> tables, String name) {
    return Objects.requireNonNull(tables.get(name), name);
  }
}
