package org.muwahhad.shared;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What lies beneath a view: a table or column by its name alone, the column of a table, or the
 * words of a condition.
 *
 * @param text as the document has it
 * @param named the name or words; of a column, its table with the name that a statement gives it
 * @param column empty unless the column of a table is meant
 */
record ViewBase(String text, Pattern named, String column) {

  static ViewBase of(String text) {
    if (text.contains(" ")) {
      String words =
          Stream.of(text.split(" ")).map(Pattern::quote).collect(Collectors.joining("\\s+"));
      return new ViewBase(text, Pattern.compile(words), "");
    }
    int point = text.indexOf('.');
    if (point < 0) {
      return new ViewBase(text, Pattern.compile("\\b" + text + "\\b"), "");
    }
    String table =
        "\\b(?:FROM|JOIN|UPDATE)\\s+"
            + text.substring(0, point)
            + "\\b(?:\\s+(?:AS\\s+)?([a-z]\\w*))?";
    return new ViewBase(text, Pattern.compile(table), text.substring(point + 1));
  }

  /** Whether a statement names it; where a constant does, that one and not each that uses it. */
  boolean isIn(SourceStatement statement) {
    return isIn(statement.own())
        || !column.isEmpty()
            && isIn(statement.whole())
            && statement.pieces().stream().noneMatch(this::isIn);
  }

  private boolean isIn(String sql) {
    Matcher found = named.matcher(sql);
    if (column.isEmpty()) {
      return found.find();
    }
    while (found.find()) {
      String before = found.group(1) == null ? "(?<![.:\\w])" : "\\b" + found.group(1) + "\\.";
      if (Pattern.compile(before + column + "\\b").matcher(sql).find()) {
        return true;
      }
    }
    return false;
  }

  /** Whether the definition of a view reads it; of a condition that is not asked. */
  boolean isReadBy(String definition) {
    return text.contains(" ")
        || Stream.of(text.split("\\."))
            .allMatch(name -> Pattern.compile("\\b" + name + "\\b").matcher(definition).find());
  }
}
