package org.muwahhad.opendata.bundle;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows of a bundle. Each value is read as the text that is published: the database writes
 * decimals with all their places.
 */
@Singleton
class BundleStatements {
  private static final Pattern PARAMETER = Pattern.compile(":(?:tenderId|lots|awards)\\b");

  /** Texts that are remembered while a table is read. */
  private static final int MOST_KNOWN = 20_000;

  private final JdbcOperations jdbc;

  BundleStatements(JdbcOperations jdbc) {
    this.jdbc = jdbc;
  }

  /** The keys that a statement finds. */
  List<Long> ids(String sql, AwardedLots awarded) {
    return rows(sql, awarded).stream().map(row -> Long.valueOf(row.get("id"))).toList();
  }

  /** The rows of a statement that names the tender, the lots or the awards. */
  List<BundleRow> rows(String sql, AwardedLots awarded) {
    List<Long> values = new ArrayList<>();
    PARAMETER
        .matcher(sql)
        .results()
        .forEach(parameter -> values.addAll(awarded.values(parameter.group())));
    return jdbc.prepareStatement(
        PARAMETER.matcher(sql).replaceAll(parameter -> questionMarks(parameter, awarded)),
        statement -> {
          for (int i = 0; i < values.size(); i++) {
            statement.setLong(i + 1, values.get(i));
          }
          // The driver hands the rows on as they come: by itself it would keep all of them first.
          statement.setFetchSize(Integer.MIN_VALUE);
          List<BundleRow> rows = new ArrayList<>();
          Map<String, String> known = new HashMap<>();
          try (ResultSet found = statement.executeQuery()) {
            ResultSetMetaData labels = found.getMetaData();
            Map<String, Integer> places = new TreeMap<>();
            for (int i = 1; i <= labels.getColumnCount(); i++) {
              places.put(labels.getColumnLabel(i), i);
            }
            String[] columns = places.keySet().toArray(new String[0]);
            while (found.next()) {
              @Nullable String[] cells = new String[columns.length];
              int cell = 0;
              for (int place : places.values()) {
                cells[cell++] = same(known, found.getString(place));
              }
              rows.add(new BundleRow(new RowValues(columns, cells)));
            }
          }
          return rows;
        });
  }

  /** A question mark for each value of a parameter. */
  private static String questionMarks(MatchResult parameter, AwardedLots awarded) {
    return String.join(", ", Collections.nCopies(awarded.values(parameter.group()).size(), "?"));
  }

  /** The text as it was read before: numbers of lots, keys of bids and currencies come often. */
  private static @Nullable String same(Map<String, String> known, @Nullable String text) {
    if (text == null) {
      return null;
    }
    String before = known.get(text);
    if (before != null) {
      return before;
    }
    if (known.size() < MOST_KNOWN) {
      known.put(text, text);
    }
    return text;
  }
}
