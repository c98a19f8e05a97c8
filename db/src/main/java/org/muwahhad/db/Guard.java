package org.muwahhad.db;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the database refuses to do to a row under one condition: a line of {@code guards.txt}, which
 * is made a trigger. Guards that need more than a condition, and those that must fire before such a
 * one, are in the migrations, beside their tables.
 *
 * @param timing BEFORE or AFTER
 * @param event INSERT, UPDATE or DELETE
 * @param name what the trigger is called after {@code tr_} and the table
 * @param when {@code always}, {@code not the owner}, {@code checks off} or a condition in SQL
 * @param code of the refusal
 */
public record Guard(
    String table, String timing, String event, String name, String when, String code) {
  private static final String FILE = "guards.txt";

  /** All of them, in the order of {@code guards.txt}. */
  public static final List<Guard> ALL = all(Lists.lines(FILE));

  /** Anyone who changes the row did not make the trigger: that account does not own the tables. */
  private static final String NOT_THE_OWNER =
      "SUBSTRING_INDEX(USER(), '@', 1) <> SUBSTRING_INDEX(CURRENT_USER(), '@', 1)";

  /**
   * The switch that only MariaDB has is a comment to MySQL. The switches come first: they are all
   * that is asked of most rows.
   */
  private static final String CHECKS_OFF =
      "(@@foreign_key_checks = 0 OR @@unique_checks = 0"
          + " /*M! OR @@check_constraint_checks = 0 */)\n      AND "
          + NOT_THE_OWNER;

  /** A line that begins with a space goes on with the condition of the one before. */
  static List<Guard> all(List<String> lines) {
    List<String> whole = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith(" ")) {
        whole.set(whole.size() - 1, whole.get(whole.size() - 1) + "\n" + line);
      } else if (!line.isBlank()) {
        whole.add(line);
      }
    }
    return whole.stream().map(Guard::of).toList();
  }

  private static Guard of(String line) {
    List<String> parts = Arrays.stream(line.split("\\|")).map(String::strip).toList();
    if (parts.size() != 5) {
      throw new IllegalStateException("Not five parts: " + line);
    }
    String[] event = parts.get(1).split(" ");
    return new Guard(parts.get(0), event[0], event[1], parts.get(2), parts.get(3), parts.get(4));
  }

  Trigger trigger() {
    String signal = "SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = '" + code + "';\n";
    String refusal =
        when.equals("always")
            ? "  " + signal
            : "  IF " + condition() + " THEN\n    " + signal + "  END IF;\n";
    return new Trigger(
        "tr_" + table + "_" + name,
        table,
        timing,
        event,
        "BEGIN\n" + refusal + "  " + Trigger.MADE_FROM + FILE + "\nEND");
  }

  private String condition() {
    return switch (when) {
      case "not the owner" -> NOT_THE_OWNER;
      case "checks off" -> CHECKS_OFF;
      default -> when;
    };
  }
}
