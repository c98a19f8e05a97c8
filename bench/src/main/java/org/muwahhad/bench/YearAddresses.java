package org.muwahhad.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses of pages, with things of the year in place of their variables. */
final class YearAddresses {
  private static final Pattern VARIABLE = Pattern.compile("\\{([A-Za-z0-9]+)\\}");

  /** What variables stand for, by the beginning of the address; {@code {me}} is who asks. */
  private static final Map<String, String> THINGS = things();

  private YearAddresses() {}

  private static Map<String, String> things() {
    Map<String, String> things = new LinkedHashMap<>();
    things.put("/rounds/", "SELECT MAX(id) AS id, MAX(id) AS roundId FROM demand_round");
    things.put(
        "/submissions/",
        """
        SELECT s.id, 1 AS number FROM submission s JOIN role_grant g ON g.person_id = {me}
         WHERE s.entity_id = g.entity_id OR g.entity_id IS NULL AND s.state_code = g.state_code
            OR g.state_code IS NULL ORDER BY s.id LIMIT 1""");
    things.put(
        "/tenders/",
        """
        SELECT t.id, t.id AS tenderId, l.id AS lotId, COALESCE(b.id, 1) AS bidId,
               'en' AS language, 1 AS number, 'EXAMINATION' AS panel
          FROM joint_tender t JOIN lot l ON l.tender_id = t.id AND l.number = 1
          LEFT JOIN bid b ON b.tender_id = t.id
         WHERE t.opened_at IS NOT NULL ORDER BY t.id, b.id LIMIT 1""");
    things.put(
        "/publications/",
        """
        SELECT t.number, 1 AS edition FROM joint_tender t WHERE t.published_at IS NOT NULL
         ORDER BY (SELECT COUNT(*) FROM tender_bundle b WHERE b.tender_id = t.id) DESC, t.id
         LIMIT 1""");
    things.put(
        "/open-data/processes/",
        "SELECT ocid, 1 AS number FROM ocds_process ORDER BY releases DESC, id DESC LIMIT 1");
    things.put(
        "/open-data/files/",
        "SELECT MAX(year) AS year, 'compiled.jsonl' AS name FROM ocds_process");
    things.put("/log/checkpoint/", "SELECT MAX(size) AS size FROM log_checkpoint");
    things.put("/log/tile/", "SELECT 0 AS level, '000' AS first, '000' AS second");
    things.put("/webhooks/", "SELECT id FROM webhook WHERE person_id = {me} ORDER BY id LIMIT 1");
    things.put(
        "/bids/",
        """
        SELECT b.id AS bidId, 1 AS number FROM bid b
          JOIN role_grant g ON g.supplier_id = b.supplier_id
         WHERE g.person_id = {me} AND b.version_count > 0 ORDER BY b.id LIMIT 1""");
    things.put("/agreements/", "SELECT MIN(id) AS id FROM framework_agreement");
    things.put("/call-offs/", "SELECT MIN(id) AS id FROM call_off");
    things.put("/complaints/", "SELECT MIN(id) AS id FROM complaint");
    things.put("/initiatives/", "SELECT MIN(id) AS id FROM initiative");
    things.put("/meetings/", "SELECT MIN(id) AS id FROM meeting");
    things.put("/decisions/", "SELECT MIN(id) AS id FROM decision");
    things.put("/demand-lines/", "SELECT MIN(id) AS id FROM demand_line");
    things.put("/guarantees/", "SELECT MIN(id) AS awardId FROM award WHERE status = 'active'");
    things.put("/entities/", "SELECT MAX(id) AS id FROM procuring_entity");
    things.put("/suppliers/", "SELECT MIN(id) AS id FROM supplier");
    things.put("/people/", "SELECT MAX(person_id) AS id FROM role_grant");
    things.put("/states/", "SELECT MIN(code) AS code FROM member_state");
    things.put("/categories/", "SELECT '30213100' AS code");
    things.put("/catalog/", "SELECT MIN(code) AS code, 1 AS number FROM catalog_item");
    return things;
  }

  /** The address with its variables filled in; empty where there is nothing of the kind. */
  static Optional<String> of(Installation installation, String path, long person)
      throws SQLException {
    if (!VARIABLE.matcher(path).find()) {
      return Optional.of(path);
    }
    for (Map.Entry<String, String> thing : THINGS.entrySet()) {
      if (path.contains(thing.getKey())) {
        return filled(
            path, row(installation, thing.getValue().replace("{me}", Long.toString(person))));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> filled(String path, Map<String, String> row) {
    Matcher matcher = VARIABLE.matcher(path);
    StringBuilder address = new StringBuilder();
    while (matcher.find()) {
      String value = row.get(matcher.group(1).toLowerCase(Locale.ROOT));
      if (value == null) {
        return Optional.empty();
      }
      matcher.appendReplacement(address, Matcher.quoteReplacement(value));
    }
    matcher.appendTail(address);
    return Optional.of(address.toString());
  }

  private static Map<String, String> row(Installation installation, String query)
      throws SQLException {
    Map<String, String> row = new HashMap<>();
    try (Connection connection = installation.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      if (rows.next()) {
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          String value = rows.getString(i);
          if (value != null) {
            row.put(rows.getMetaData().getColumnLabel(i).toLowerCase(Locale.ROOT), value);
          }
        }
      }
    }
    return row;
  }
}
