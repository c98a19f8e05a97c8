package org.muwahhad.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A table whose every change the record tells of, by digests of the row before and after: rows that
 * bind somebody, and that no document or figure of an entry tells in full. Triggers of the database
 * write the digests, made of the same columns in the same way.
 *
 * <p>The tables stand in {@code kept-tables.txt} beside this class. A column that is added to one
 * of them is added there, with the next number as shape; the migration makes the triggers anew and
 * tells every row once more in that shape.
 *
 * @param shape number of this list of columns, of those that the table has had
 * @param key columns of the primary key, parted by spaces
 * @param columns all columns of the digest; one with a star is a sealed content, of which its own
 *     digest counts
 * @param condition which rows bind somebody, in SQL, with {row} before columns; empty: every one
 * @param acts whose entries may tell of a change of such a row: the codes of acts, all of a feature
 *     where a star stands, and what loads tell of
 */
record KeptTable(
    String name, int shape, String key, String columns, String condition, Set<String> acts) {
  /** Every one of them, in the order of {@code kept-tables.txt}. */
  static final List<KeptTable> ALL = read("kept-tables.txt");

  /** Blocks parted by empty lines; a line begins with a word, or goes on where it is indented. */
  private static List<KeptTable> read(String file) {
    try (InputStream in = Objects.requireNonNull(KeptTable.class.getResourceAsStream(file), file)) {
      String text =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#"))
              .collect(Collectors.joining("\n"))
              .replaceAll("\n +", " ");
      return Arrays.stream(text.strip().split("\n\n+")).map(KeptTable::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static KeptTable of(String block) {
    Map<String, String> said =
        block
            .lines()
            .map(line -> line.split(" ", 2))
            .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    return new KeptTable(
        Objects.requireNonNull(said.get("table"), block),
        Integer.parseInt(said.getOrDefault("shape", "1")),
        Objects.requireNonNull(said.get("key"), block),
        Objects.requireNonNull(said.get("columns"), block),
        said.getOrDefault("when", ""),
        Set.of(said.getOrDefault("acts", "").split(" +")));
  }

  /**
   * Whether an act ever changes such a row.
   *
   * @param act its code, or what a load of rows is about
   */
  boolean isChangedBy(String act) {
    return acts.contains(act.replace(' ', '-'))
        || acts.contains(act.substring(0, act.indexOf('.') + 1) + "*");
  }

  /**
   * The key of a row, in SQL.
   *
   * @param row what stands before a column, such as {@code t.}
   */
  String keyOf(String row) {
    String[] parts = key.split(" ");
    return parts.length == 1
        ? row + key
        : Arrays.stream(parts)
            .map(p -> row + p)
            .collect(Collectors.joining(", '/', ", "CONCAT(", ")"));
  }

  /** The digest of a row, in SQL; null where the row binds nobody. */
  String digestOf(String row) {
    String digest =
        Arrays.stream(columns.split(" "))
            .map(column -> part(row, column))
            .collect(Collectors.joining(", ", "SHA2(CONCAT(", "), 256)"));
    return condition.isEmpty()
        ? digest
        : "CASE WHEN " + condition.replace("{row}", row) + " THEN " + digest + " END";
  }

  /** Name, length and text of a column; of one without a value nothing. */
  private static String part(String row, String column) {
    boolean sealed = column.startsWith("*");
    String name = sealed ? column.substring(1) : column;
    String value = sealed ? "SHA2(" + row + name + ", 256)" : row + name;
    return "COALESCE(CONCAT('" + name + "=', LENGTH(" + value + "), ':', " + value + ", ';'), '')";
  }
}
