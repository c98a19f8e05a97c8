package org.muwahhad.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.muwahhad.TestApp;

/**
 * The triggers of every table that the record tells of make the digests that the verification
 * makes, of all its columns but those that bind nobody.
 */
class KeptTableTest {
  private static final TestApp APP = TestApp.start();

  /** Columns that change without an act, or count what others tell. */
  private static final Map<String, Set<String>> UNTOLD =
      Map.of(
          "bid", Set.of("draft", "updated_at", "version"),
          "award", Set.of("version"),
          // Follows from the receipts of all bids.
          "lot_ranking", Set.of("draw_seed"),
          "entity_ceiling", Set.of("version"),
          "state_budget", Set.of("version"),
          "submission", Set.of("updated_at", "version"),
          "person", Set.of("language", "is_email_shared"),
          "supplier", Set.of("version"));

  private static List<KeptTable> tables() {
    return KeptTable.ALL;
  }

  @ParameterizedTest
  @MethodSource("tables")
  void every_column_is_told_but_those_that_bind_nobody(KeptTable table) {
    Set<String> told = new HashSet<>(Arrays.asList(table.columns().replace("*", "").split(" ")));
    told.addAll(UNTOLD.getOrDefault(table.name(), Set.of()));

    assertThat(
            APP.ask(
                    """
                    SELECT GROUP_CONCAT(column_name) FROM information_schema.columns
                     WHERE table_schema = DATABASE() AND table_name = '%s'
                       AND COALESCE(generation_expression, '') = ''"""
                        .formatted(table.name()))
                .split(","))
        .as("a new column goes into KeptTable, with a new shape, and into the triggers")
        .containsExactlyInAnyOrderElementsOf(told);
  }

  @ParameterizedTest
  @MethodSource("tables")
  void its_triggers_make_the_same_digests_of_sealed_contents_too(KeptTable table) {
    assertThat(trigger(table, "insert")).contains(table.digestOf("NEW."), table.keyOf("NEW."));
    assertThat(trigger(table, "update"))
        .contains(table.digestOf("OLD."), table.digestOf("NEW."), table.keyOf("NEW."));
    assertThat(trigger(table, "delete")).contains(table.digestOf("OLD."), table.keyOf("OLD."));
    assertThat(
            APP.ask(
                """
                SELECT COUNT(*) FROM information_schema.columns
                 WHERE table_schema = DATABASE() AND table_name = '%s' AND data_type LIKE '%%blob'
                   AND column_name <> 'draft'"""
                    .formatted(table.name())))
        .isEqualTo(String.valueOf(table.columns().chars().filter(c -> c == '*').count()));
  }

  private static String trigger(KeptTable table, String event) {
    return APP.ask(
        """
        SELECT action_statement FROM information_schema.triggers
         WHERE trigger_schema = DATABASE() AND trigger_name = 'tr_%s_told_%s'"""
            .formatted(table.name(), event));
  }
}
