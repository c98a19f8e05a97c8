package org.muwahhad.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the lists beside the migrations make of a database, new or there already. */
@Tag("long")
class ListedTriggersTest {
  private static final RowDigest TEMPLATES =
      new RowDigest("dossier_template", 1, "id", "id code", "", "", Set.of());

  @Test
  void theDatabaseHasTheTriggersOfTheListsAndNoOthersOfTheirForm() throws SQLException {
    TestSchema schema = TestDatabase.freshSchema();

    assertThat(standing(schema))
        .isEqualTo(
            new ListedTriggers()
                .all().stream()
                    .collect(
                        Collectors.groupingBy(
                            Trigger::firesWith,
                            Collectors.mapping(Trigger::asKept, Collectors.toList()))));
    assertThat(
            schema.rows(
                """
                SELECT trigger_name FROM information_schema.triggers
                 WHERE event_object_schema = DATABASE() AND action_statement NOT LIKE '%-- Made from %'
                   AND (action_statement REGEXP '^BEGIN\\\\s+SIGNAL[^;]+;\\\\s+END$'
                     OR action_statement LIKE '%INTO audit_row%')
                """))
        .as("refused whatever the row, or written to audit_row, by no list")
        .isEmpty();
  }

  @Test
  void aGuardOfOneConditionIsListedUnlessAnotherOfTheMigrationsFiresAfterIt() throws SQLException {
    TestSchema schema = TestDatabase.freshSchema();

    assertThat(
            schema.rows(
                """
                SELECT g.trigger_name FROM information_schema.triggers g
                 WHERE g.event_object_schema = DATABASE()
                   AND g.action_statement NOT LIKE '%-- Made from %'
                   AND g.action_statement REGEXP
                     '^BEGIN\\\\s+IF [^;]+ THEN\\\\s+SIGNAL[^;]+;\\\\s+END IF;\\\\s+END$'
                   AND NOT EXISTS (
                     SELECT 1 FROM information_schema.triggers o
                      WHERE o.event_object_schema = DATABASE()
                        AND o.event_object_table = g.event_object_table
                        AND o.action_timing = g.action_timing
                        AND o.event_manipulation = g.event_manipulation
                        AND o.action_order > g.action_order
                        AND o.action_statement NOT LIKE '%-- Made from %'
                        AND o.action_statement NOT REGEXP
                          '^BEGIN\\\\s+IF [^;]+ THEN\\\\s+SIGNAL[^;]+;\\\\s+END IF;\\\\s+END$')
                """))
        .isEmpty();
  }

  @Test
  void aConditionMayGoOnInLinesThatBeginWithASpace() {
    List<Guard> guards =
        Guard.all(
            List.of(
                "bid | BEFORE UPDATE | kept | OLD.id = 1", "      OR OLD.id = 2 | bid.kept", ""));

    assertThat(guards)
        .containsExactly(
            new Guard(
                "bid", "BEFORE", "UPDATE", "kept", "OLD.id = 1\n      OR OLD.id = 2", "bid.kept"));
  }

  @Test
  void aChangedListOfGuardsReachesADatabaseThatIsThere() throws SQLException {
    TestSchema schema = TestDatabase.freshSchema();
    Guard other = new Guard("bid", "AFTER", "UPDATE", "other", "NEW.id = 0", "bid.other");
    List<Guard> guards = new ArrayList<>();
    for (Guard guard : Guard.ALL) {
      if (guard.table().equals("award") && guard.name().equals("kept")) {
        guards.add(new Guard("award", "BEFORE", "DELETE", "kept", "always", "award.other"));
      } else if (!guard.table().equals("currency")) {
        guards.add(guard);
      }
    }
    guards.add(other);

    assertThat(migrate(schema, new ListedTriggers(guards, RowDigest.ALL))).isEqualTo(1);

    assertThat(body(schema, "tr_award_kept")).contains("'award.other'");
    assertThat(body(schema, "tr_bid_other")).contains("NEW.id = 0", "'bid.other'");
    assertThat(names(schema, "currency")).noneMatch(name -> name.contains("by_owner"));
    assertThat(migrate(schema, new ListedTriggers())).isEqualTo(1);
    assertThat(standing(schema)).isEqualTo(standing(TestDatabase.freshSchema()));
  }

  @Test
  void rowsThatStandAreToldOnceWhenTheirTableOrAColumnOfItIsKept() {
    TestSchema schema = TestDatabase.freshSchema();
    String told =
        "SELECT COUNT(*) FROM audit_row WHERE table_name = 'dossier_template' AND session = 0"
            + " AND before_sha256 IS NULL AND after_sha256 IS NOT NULL AND shape = ";
    String rows = schema.value("SELECT COUNT(*) FROM dossier_template");
    String all = schema.value("SELECT COUNT(*) FROM audit_row");

    migrate(schema, with(TEMPLATES));
    assertThat(schema.value(told + 1)).isEqualTo(rows).isNotEqualTo("0");

    migrate(schema, new ListedTriggers());
    migrate(schema, with(TEMPLATES));
    assertThat(schema.value(told + 1)).isEqualTo(rows);

    RowDigest wider =
        new RowDigest("dossier_template", 2, "id", "id code version_count", "", "", Set.of());
    migrate(schema, with(wider));
    assertThat(schema.value(told + 2)).isEqualTo(rows);
    schema.execute("SET FOREIGN_KEY_CHECKS = 0");
    schema.execute("UPDATE dossier_template SET version_count = version_count ORDER BY id LIMIT 1");
    assertThat(schema.value("SELECT COUNT(*) FROM audit_row"))
        .isEqualTo(String.valueOf(Long.parseLong(all) + 2 * Long.parseLong(rows)));
    assertThat(
            schema.value(
                "SELECT COUNT(*) FROM audit_row r JOIN dossier_template t ON t.id = r.row_key"
                    + " WHERE r.table_name = 'dossier_template' AND r.shape = 2"
                    + " AND r.after_sha256 = "
                    + wider.digestOf("t.")))
        .isEqualTo(rows);
  }

  @Test
  void tablesThatOtherMigrationsMadeAreRefusedAsTheyAre() {
    TestSchema schema = TestDatabase.freshSchema();
    schema.execute("UPDATE flyway_schema_history SET checksum = 7 WHERE version = '1'");
    schema.execute(
        "INSERT INTO flyway_schema_history SELECT installed_rank + 100, '179', description, type,"
            + " script, checksum, installed_by, installed_on, execution_time, success"
            + " FROM flyway_schema_history WHERE version = '1'");
    String before = SchemaText.of(schema);

    assertThatThrownBy(() -> migrate(schema, with(TEMPLATES)))
        .isInstanceOf(DatabaseStartFailed.class)
        .hasMessageContaining("made by other migrations")
        .hasMessageContaining("start with an empty database")
        .hasMessageContaining("checksum mismatch for migration version 1");
    assertThat(SchemaText.of(schema)).isEqualTo(before);
  }

  private static ListedTriggers with(RowDigest more) {
    List<RowDigest> digests = new ArrayList<>(RowDigest.ALL);
    digests.add(more);
    return new ListedTriggers(Guard.ALL, digests);
  }

  private static int migrate(TestSchema schema, ListedTriggers triggers) {
    return Migrations.migrate(schema.url(), schema.user(), schema.password(), triggers);
  }

  private static Map<String, List<Trigger>> standing(TestSchema schema) throws SQLException {
    try (Connection connection = schema.connect()) {
      return ListedTriggers.standing(connection);
    }
  }

  private static String body(TestSchema schema, String trigger) {
    return schema.value(
        "SELECT action_statement FROM information_schema.triggers"
            + " WHERE event_object_schema = DATABASE() AND trigger_name = '"
            + trigger
            + "'");
  }

  private static List<String> names(TestSchema schema, String table) {
    return schema.rows(
        "SELECT trigger_name FROM information_schema.triggers"
            + " WHERE event_object_schema = DATABASE() AND event_object_table = '"
            + table
            + "'");
  }
}
