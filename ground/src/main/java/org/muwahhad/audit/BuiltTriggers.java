package org.muwahhad.audit;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.muwahhad.db.Migrations;

/**
 * The triggers that the migrations of this build, and the lists beside them, leave on the tables.
 */
@Singleton
class BuiltTriggers {
  private static final String NAME = "`?([A-Za-z0-9_]{1,64}+)`?";
  private static final Pattern CREATE =
      Pattern.compile(
          "CREATE TRIGGER "
              + NAME
              + " (BEFORE|AFTER) (INSERT|UPDATE|DELETE) ON "
              + NAME
              + " FOR EACH ROW (?:(?:FOLLOWS|PRECEDES) "
              + NAME
              + " )?+(.*+)",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern DROP =
      Pattern.compile("DROP TRIGGER (?:IF EXISTS )?+" + NAME, Pattern.CASE_INSENSITIVE);
  private static final Pattern DROP_TABLE =
      Pattern.compile(
          "DROP TABLE (?:IF EXISTS )?+([A-Za-z0-9_`, ]{1,1000}+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern RENAME =
      Pattern.compile(
          "(?:RENAME TABLE|ALTER TABLE) " + NAME + " (?:RENAME )?+(?:TO|AS) " + NAME,
          Pattern.CASE_INSENSITIVE);

  private final BuiltMigrations migrations;

  BuiltTriggers(BuiltMigrations migrations) {
    this.migrations = migrations;
  }

  /**
   * A trigger.
   *
   * @param event such as {@code AFTER UPDATE}
   * @param body its statement as {@link SqlStatements} has it
   */
  record Trigger(String name, String event, String table, String body) {
    static Trigger of(String name, String timing, String event, String table, String body) {
      return new Trigger(name, (timing + " " + event).toUpperCase(Locale.ROOT), table, body);
    }
  }

  /** By name, as that server keeps them, in the order in which they are made. */
  Map<String, Trigger> all(boolean isMariaDb) {
    Map<String, Trigger> all = new LinkedHashMap<>();
    for (String script : migrations.scripts().values()) {
      SqlStatements.of(script, isMariaDb).forEach(statement -> play(statement, all));
    }
    for (String statement : Migrations.listedTriggers()) {
      play(SqlStatements.normal(statement, isMariaDb), all);
    }
    return all;
  }

  /** The names of those that are made from lists, which come after those of the migrations. */
  static Set<String> listed() {
    return Migrations.listedTriggers().stream()
        .map(statement -> CREATE.matcher(SqlStatements.normal(statement, true)))
        .filter(Matcher::matches)
        .map(created -> created.group(1))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static void play(String statement, Map<String, Trigger> all) {
    Matcher created = CREATE.matcher(statement);
    if (created.matches()) {
      Trigger trigger =
          Trigger.of(
              created.group(1),
              created.group(2),
              created.group(3),
              created.group(4),
              created.group(6));
      all.put(trigger.name(), trigger);
      return;
    }
    Matcher dropped = DROP.matcher(statement);
    if (dropped.matches()) {
      all.remove(dropped.group(1));
      return;
    }
    Matcher gone = DROP_TABLE.matcher(statement);
    if (gone.matches()) {
      List<String> tables = Arrays.asList(gone.group(1).replaceAll("[` ]", "").split(","));
      all.values().removeIf(t -> tables.contains(t.table()));
      return;
    }
    Matcher renamed = RENAME.matcher(statement);
    if (renamed.matches()) {
      all.replaceAll(
          (name, t) ->
              t.table().equals(renamed.group(1))
                  ? new Trigger(name, t.event(), renamed.group(2), t.body())
                  : t);
    }
  }
}
