package org.muwahhad.db;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The digest of the rows of a table whose every change the record of acts covers: a block of {@code
 * kept-tables.txt}. Triggers write the digests before and after each change to {@code audit_row}.
 *
 * @param shape number of this list of columns, of those that the table has had
 * @param key columns of the primary key, parted by spaces
 * @param columns all columns of the digest; one with a star is a sealed content, of which its own
 *     digest counts
 * @param condition which rows bind somebody, in SQL, with {row} before columns; empty: every one
 * @param parent where the condition is one of another row: the table of that row, the column with
 *     its key, and the condition with {row} before its columns; empty: it is not
 * @param acts whose entries may describe a change of such a row: the codes of acts, all of a
 *     feature where a star stands, and what loads tell of
 */
public record RowDigest(
    String table,
    int shape,
    String key,
    String columns,
    String condition,
    String parent,
    Set<String> acts) {
  private static final String FILE = "kept-tables.txt";

  /** Every one of them, in the order of {@code kept-tables.txt}. */
  public static final List<RowDigest> ALL = read();

  private static final String INSERT =
      "INSERT INTO audit_row (session, table_name, row_key, before_sha256, after_sha256)";
  private static final String INSERT_SHAPE =
      "INSERT INTO audit_row (session, table_name, shape, row_key, before_sha256, after_sha256)";

  /** Blocks parted by empty lines; a line begins with a word, or goes on where it is indented. */
  private static List<RowDigest> read() {
    String text = String.join("\n", Lists.lines(FILE)).replaceAll("\n +", " ");
    return Arrays.stream(text.strip().split("\n\n+")).map(RowDigest::of).toList();
  }

  private static RowDigest of(String block) {
    Map<String, String> said =
        block
            .lines()
            .map(line -> line.split(" ", 2))
            .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    return new RowDigest(
        Objects.requireNonNull(said.get("table"), block),
        Integer.parseInt(said.getOrDefault("shape", "1")),
        Objects.requireNonNull(said.get("key"), block),
        Objects.requireNonNull(said.get("columns"), block),
        said.getOrDefault("when", ""),
        said.getOrDefault("parent", ""),
        Set.of(said.getOrDefault("acts", "").split(" +")));
  }

  /**
   * The key of a row, in SQL.
   *
   * @param row what stands before a column, such as {@code t.}
   */
  public String keyOf(String row) {
    String[] parts = key.split(" ");
    return parts.length == 1
        ? row + key
        : Arrays.stream(parts)
            .map(p -> row + p)
            .collect(Collectors.joining(", '/', ", "CONCAT(", ")"));
  }

  /** The digest of a row, in SQL; null where the row binds nobody. */
  public String digestOf(String row) {
    String digest = digestOfAny(row);
    return condition.isEmpty()
        ? digest
        : "CASE WHEN " + condition.replace("{row}", row) + " THEN " + digest + " END";
  }

  private String digestOfAny(String row) {
    return Arrays.stream(columns.split(" "))
        .map(column -> part(row, column))
        .collect(Collectors.joining(", ", "SHA2(CONCAT(", "), 256)"));
  }

  /** Name, length and text of a column; of one without a value nothing. */
  private static String part(String row, String column) {
    boolean sealed = column.startsWith("*");
    String name = sealed ? column.substring(1) : column;
    String value = sealed ? "SHA2(" + row + name + ", 256)" : row + name;
    return "COALESCE(CONCAT('" + name + "=', LENGTH(" + value + "), ':', " + value + ", ';'), '')";
  }

  List<Trigger> triggers() {
    List<Trigger> triggers = new ArrayList<>();
    triggers.add(trigger("INSERT", added()));
    triggers.add(trigger("UPDATE", changed()));
    triggers.add(trigger("DELETE", removed()));
    if (!parent.isEmpty()) {
      triggers.add(withParent());
    }
    return triggers;
  }

  private Trigger trigger(String event, String body) {
    String name = "tr_" + table + "_told_" + event.toLowerCase(java.util.Locale.ROOT);
    return new Trigger(name, table, "AFTER", event, made(body));
  }

  private static String made(String body) {
    return "BEGIN\n" + body + "  " + Trigger.MADE_FROM + FILE + "\nEND";
  }

  private String added() {
    if (condition.isEmpty()) {
      return insert("  ", keyOf("NEW."), "NULL", digestOf("NEW."));
    }
    return "  DECLARE told CHAR(64) DEFAULT "
        + digestOf("NEW.")
        + ";\n  IF told IS NOT NULL THEN\n"
        + insert("    ", keyOf("NEW."), "NULL", "told")
        + "  END IF;\n";
  }

  private String changed() {
    return "  DECLARE was CHAR(64) DEFAULT "
        + digestOf("OLD.")
        + ";\n  DECLARE told CHAR(64) DEFAULT "
        + digestOf("NEW.")
        + ";\n  IF NOT (was <=> told) THEN\n"
        + insert("    ", keyOf("NEW."), "was", "told")
        + "  END IF;\n";
  }

  private String removed() {
    if (condition.isEmpty()) {
      return insert("  ", keyOf("OLD."), digestOf("OLD."), "NULL");
    }
    return "  DECLARE was CHAR(64) DEFAULT "
        + digestOf("OLD.")
        + ";\n  IF was IS NOT NULL THEN\n"
        + insert("    ", keyOf("OLD."), "was", "NULL")
        + "  END IF;\n";
  }

  /** Its rows begin and cease to bind somebody by a change of the row that they belong to. */
  private Trigger withParent() {
    String[] parts = parent.split(" ", 3);
    String was = parts[2].replace("{row}", "OLD.");
    String is = parts[2].replace("{row}", "NEW.");
    String body =
        """
          DECLARE each_key VARCHAR(80);
          DECLARE each_digest CHAR(64);
          DECLARE no_more BOOLEAN DEFAULT FALSE;
          DECLARE each_row CURSOR FOR
            SELECT %s, %s
              FROM %s t WHERE t.%s = NEW.id ORDER BY %s;
          DECLARE CONTINUE HANDLER FOR NOT FOUND SET no_more = TRUE;
          IF (%s) <> (%s) THEN
            OPEN each_row;
            all_rows: LOOP
              FETCH each_row INTO each_key, each_digest;
              IF no_more THEN
                LEAVE all_rows;
              END IF;
        %s    END LOOP;
            CLOSE each_row;
          END IF;
        """
            .formatted(
                keyOf("t."),
                digestOfAny("t."),
                table,
                parts[1],
                String.join(", ", Arrays.stream(key.split(" ")).map(k -> "t." + k).toList()),
                was,
                is,
                insert(
                    "      ",
                    "each_key",
                    "CASE WHEN " + was + " THEN each_digest END",
                    "CASE WHEN " + is + " THEN each_digest END"));
    return new Trigger(
        "tr_" + parts[0] + "_told_" + table, parts[0], "AFTER", "UPDATE", made(body));
  }

  private String insert(String indent, String rowKey, String before, String after) {
    String columns = shape == 1 ? INSERT : INSERT_SHAPE;
    String named = shape == 1 ? "'" + table + "'" : "'" + table + "', " + shape;
    return ("%1$sIF @kept_session IS NULL THEN\n%1$s  SET @kept_session = UUID_SHORT();\n"
            + "%1$sEND IF;\n%1$s%2$s\n%1$sVALUES (@kept_session, %3$s, %4$s, %5$s, %6$s);\n")
        .formatted(indent, columns, named, rowKey, before, after);
  }
}
