package org.muwahhad.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The drafts of one round in the order of the entities, each with its audit chain. */
record Arrivals(long round, List<Long> submissions, List<Long> chains) {

  /** A new round with an empty draft of each entity. */
  static Arrivals in(Installation installation, Population population, String code)
      throws SQLException {
    Population.Round round = population.openRound(installation, code);
    List<Long> chains = new ArrayList<>();
    try (Connection connection = installation.connect();
        PreparedStatement chain =
            connection.prepareStatement(
                "INSERT INTO audit_chain (name, length, head_hash) VALUES (?, 0, ?)",
                Statement.RETURN_GENERATED_KEYS)) {
      for (long submission : round.submissions()) {
        chain.setString(1, "submission:" + submission);
        chain.setString(2, "0".repeat(64));
        chain.addBatch();
      }
      chain.executeBatch();
      try (ResultSet keys = chain.getGeneratedKeys()) {
        while (keys.next()) {
          chains.add(keys.getLong(1));
        }
      }
    }
    return new Arrivals(round.id(), round.submissions(), chains);
  }

  /** What the first receipt keeps, for the bare statements to write as much. */
  static String contentOfAReceipt(Installation installation) throws SQLException {
    try (Connection connection = installation.connect();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT content FROM submission_receipt ORDER BY id LIMIT 1")) {
      if (!rows.next()) {
        throw new IllegalStateException("Nothing was submitted");
      }
      return rows.getString(1);
    }
  }
}
