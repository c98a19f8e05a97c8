package org.muwahhad.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.StringJoiner;
import org.muwahhad.shared.Sha256;

/** What officers send while they fill in and submit the demand of their entities. */
final class OfficerRequests {
  private final int lines;
  private final int items;

  OfficerRequests(int lines, int items) {
    this.lines = lines;
    this.items = items;
  }

  /** The secret of an officer's session. */
  static String token(Population.Entity entity) {
    return "rush-session-of-" + entity.officer();
  }

  /** Signs every officer in. */
  static void openSessions(Installation installation, Population population) throws SQLException {
    try (Connection connection = installation.connect();
        PreparedStatement session =
            connection.prepareStatement(
                """
                INSERT INTO session (token_hash, person_id, csrf_token, created_at, expires_at, ends_at, last_used_at)
                VALUES (?, ?, 'rush', SYSDATE(6), DATE_ADD(SYSDATE(6), INTERVAL 8 HOUR), DATE_ADD(SYSDATE(6), INTERVAL 1 DAY), SYSDATE(6))""")) {
      for (Population.Entity entity : population.entities()) {
        session.setString(1, Sha256.of(token(entity)));
        session.setLong(2, entity.officer());
        session.addBatch();
      }
      session.executeBatch();
    }
  }

  /** The form of a draft as the page's script sends it. */
  String form(Population.Entity entity, int seed, int version) {
    StringBuilder all = new StringBuilder("csrfToken=rush&version=" + version);
    for (int n = 0; n < lines; n++) {
      String line = "&lines[" + n + "].";
      all.append(line).append("key=k").append(n);
      all.append(line).append("item=ITEM-").append((n * 13 + seed) % items);
      all.append(line).append("quantity=").append(BareLines.quantity(seed, n));
      all.append(line).append("unitPrice=").append(BareLines.PRICE);
      all.append(line).append("needBy=").append(BareLines.NEED_BY);
      all.append(line).append("budgetLine=B-1");
      all.append(line)
          .append("justification=")
          .append(URLEncoder.encode(BareLines.JUSTIFICATION, StandardCharsets.UTF_8));
      all.append(line).append("site=").append(entity.site());
    }
    return all.toString();
  }

  /** A submission as a program sends it. */
  String json(int seed) {
    StringJoiner all = new StringJoiner(",", "[", "]");
    for (int n = 0; n < lines; n++) {
      all.add(
          """
          {"item":"ITEM-%d","quantity":%s,"needBy":"%s","unitPrice":%s,"commitment":"FIRM",\
          "budgetLine":"B-1","justification":"%s"}"""
              .formatted(
                  (n * 13 + seed) % items,
                  BareLines.quantity(seed, n),
                  BareLines.NEED_BY,
                  BareLines.PRICE,
                  BareLines.JUSTIFICATION));
    }
    return "{\"requestKey\":\"rush\",\"lines\":%s}".formatted(all);
  }
}
