package org.muwahhad.opendata.bundle;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.CellText;

/** Writes JSON and CSV of a bundle, always the same for the same content. */
final class BundleText {
  private static final String LINE_END = "\r\n";

  private BundleText() {}

  /** A text, or null. */
  static String json(@Nullable String text) {
    if (text == null) {
      return "null";
    }
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ' || c == '\u2028' || c == '\u2029') {
        json.append("\\u%04x".formatted((int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }

  /** An array of JSON. */
  static String array(Collection<String> values) {
    return values.stream().collect(Collectors.joining(",\n", "[", "]"));
  }

  /** An object whose values are JSON, with its fields in alphabetical order. */
  static String object(Map<String, String> fields) {
    return new TreeMap<>(fields)
        .entrySet().stream()
            .map(f -> json(f.getKey()) + ":" + f.getValue())
            .collect(Collectors.joining(",", "{", "}"));
  }

  /** Rows as an array of objects. */
  static String rows(List<BundleRow> rows) {
    return array(
        rows.stream()
            .map(
                row -> {
                  Map<String, String> fields = new TreeMap<>();
                  row.values().forEach((column, value) -> fields.put(column, json(value)));
                  return object(fields);
                })
            .toList());
  }

  /** Rows as CSV with a line of columns; nothing where there is no row. */
  static String csv(List<BundleRow> rows) {
    if (rows.isEmpty()) {
      return "";
    }
    List<String> columns = List.copyOf(new TreeMap<>(rows.get(0).values()).keySet());
    StringBuilder csv = new StringBuilder(line(columns));
    for (BundleRow row : rows) {
      csv.append(
          line(
              columns.stream()
                  .map(
                      c -> {
                        String value = row.values().get(c);
                        return value == null ? "" : value;
                      })
                  .toList()));
    }
    return csv.toString();
  }

  private static String line(List<String> cells) {
    return cells.stream().map(BundleText::cell).collect(Collectors.joining(",", "", LINE_END));
  }

  private static String cell(String text) {
    String value = CellText.inTextFile(text);
    boolean isPlain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return isPlain ? value : "\"" + value.replace("\"", "\"\"") + "\"";
  }
}
