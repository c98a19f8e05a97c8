package org.muwahhad.seeds;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;

/** One row of a seed table, read by column name. */
public final class SeedRow {

  private final CSVRecord row;

  SeedRow(CSVRecord row) {
    this.row = row;
  }

  /** The row's line in its file, the header being line 1. */
  public long line() {
    return row.getRecordNumber() + 1;
  }

  /** The text of a column; refuses an empty one. */
  public String text(String column) {
    return find(column)
        .orElseThrow(() -> new IllegalArgumentException("column " + column + " is empty"));
  }

  /** The text of a column, if there is any. */
  public Optional<String> find(String column) {
    return Optional.of(row.get(column).strip()).filter(text -> !text.isEmpty());
  }

  /** The text in columns {@code <stem>_ar} and {@code <stem>_en}. */
  public Bilingual bilingual(String stem) {
    return new Bilingual(text(stem + "_ar"), text(stem + "_en"));
  }

  /** The exact decimal number of a column. */
  public BigDecimal decimal(String column) {
    return new BigDecimal(text(column));
  }

  /** The whole number of a column. */
  public int number(String column) {
    return Integer.parseInt(text(column));
  }

  /** Whether a column says {@code yes}. */
  public boolean flag(String column) {
    return switch (text(column)) {
      case "yes" -> true;
      case "no" -> false;
      default -> throw new IllegalStateException(column + " is yes or no");
    };
  }

  /** The parts of a column that are separated by the given character. */
  public List<String> parts(String column, String separator) {
    return find(column).stream()
        .flatMap(text -> Stream.of(text.split(Pattern.quote(separator), -1)))
        .toList();
  }
}
