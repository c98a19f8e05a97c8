package org.muwahhad.opendata.bundle;

import java.io.IOException;
import java.io.UncheckedIOException;
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
    return text(out -> writeRows(out, rows));
  }

  /** Rows as CSV with a line of columns; nothing where there is no row. */
  static String csv(List<BundleRow> rows) {
    return text(out -> writeCsv(out, rows));
  }

  private static String text(MarkedFile.TextContent content) {
    StringBuilder text = new StringBuilder();
    try {
      content.to(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** Writes rows as an array of objects. */
  static void writeRows(Appendable out, List<BundleRow> rows) throws IOException {
    String before = "[";
    for (BundleRow row : rows) {
      Map<String, String> fields = new TreeMap<>();
      row.values().forEach((column, value) -> fields.put(column, json(value)));
      out.append(before).append(object(fields));
      before = ",\n";
    }
    out.append(rows.isEmpty() ? "[]" : "]");
  }

  /** Writes rows as CSV with a line of columns; nothing where there is no row. */
  static void writeCsv(Appendable out, List<BundleRow> rows) throws IOException {
    if (rows.isEmpty()) {
      return;
    }
    List<String> columns = List.copyOf(new TreeMap<>(rows.get(0).values()).keySet());
    out.append(line(columns));
    for (BundleRow row : rows) {
      out.append(
          line(
              columns.stream()
                  .map(
                      c -> {
                        String value = row.values().get(c);
                        return value == null ? "" : value;
                      })
                  .toList()));
    }
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
