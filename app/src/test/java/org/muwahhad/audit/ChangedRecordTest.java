package org.muwahhad.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.muwahhad.TestApp;
import org.muwahhad.demo.LoadedDemo;
import org.muwahhad.played.PlayedTender;
import org.muwahhad.played.Stage;

/**
 * Anyone who has every right in the database takes away every guard of a table, changes one row and
 * puts the guards back: the verification finds it and says which row it was. Once the row is put
 * back, nothing is found.
 */
@Tag("long")
class ChangedRecordTest {
  private static final TestApp APP = LoadedDemo.fresh();

  static {
    // Its signature is the first: from now on there is a signing authority.
    APP.get(AnchorChains.class).run();
  }

  /** Tables of which the demonstration has no rows that the record covers. */
  private static final Set<String> WITHOUT_ROWS =
      Set.of(
          """
          account_hold alternative_decision alternative_line arithmetic_decision award_discount
          balance_transfer bid_confirmation bid_security calendar_feed call_off_cancellation
          agreement_end breach_paper complaint_paper consensus_closure
          examination examination_bid examination_lot face_setting file_release guarantee_extension
          holiday_removal late_bid malware_platform learned_conflict lot_opt_out low_price_answer low_price_decision
          low_price_question award_scenario_run issued_report report_signature
          signature_asked signature_round review_vote_set_aside vote_set_aside password_recovery past_rule
          prequalification_answer
          prequalification_application prequalification_check prequalification_criterion
          prequalification_finding publication_alert price_key price_opening price_share recusal red_flag_remark
          reserve_call review_exclusion scenario_choice supplier_suspension technical_closure
          technical_result time_code passkey webhook tender_invitation tender_procedure transfer_consent\
          """
              .strip()
              .split("\\s+"));

  @Test
  void the_record_of_the_demonstration_is_sound() {
    assertThat(faults(APP)).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> a_changed_row_is_found() {
    return found(APP, ChangedColumns.ofTheDemonstration().toList());
  }

  @TestFactory
  Stream<DynamicTest> a_changed_word_or_person_is_found() {
    return Stream.concat(
        found(APP, ChangedColumns.ofReasonsAndPersons().toList()),
        ChangedColumns.ofTheFew().flatMap(change -> found(APP, List.of(change))));
  }

  @Test
  void a_chain_under_another_name_is_found() {
    TestApp app = TestApp.start();
    TransactionOperations<Connection> transactions = app.get(TransactionOperations.class);
    transactions.executeWrite(
        status -> {
          TestActs.recordAny(app, "tender:4711", "tender.recommended", "tender", "4711");
          return true;
        });
    ToldFixtures.in(app);
    assertThat(faults(app)).noneMatch(f -> f.startsWith("entry was changed"));

    app.sql("UPDATE audit_chain SET name = 'bid:4711' WHERE name = 'tender:4711'");

    assertThat(faults(app)).contains("entry was changed: bid:4711#1");
  }

  @TestFactory
  Stream<DynamicTest> a_changed_row_of_a_sealed_bid_is_found() {
    TestApp app = TestApp.start();
    PlayedTender tender = PlayedTender.published(Stage.on(app));
    for (int i = 0; i < 4; i++) {
      tender.bid("SAR", false, "1300", "1250", "1300", "1250");
    }
    ToldFixtures.in(app);
    assertThat(faults(app)).isEmpty();
    return Stream.concat(found(app, ChangedColumns.ofSealedBids().toList()), versionDeleted(app));
  }

  private static Stream<DynamicTest> versionDeleted(TestApp app) {
    ToldRow version = ToldRow.of(app, "bid_version", "TRUE", List.of());
    version.delete();
    List<String> found = faults(app);
    return Stream.of(
        DynamicTest.dynamicTest(
            "sealed bid: version deleted",
            () -> assertThat(found).anyMatch(f -> version.isTold(f, GONE))));
  }

  private static Stream<DynamicTest> found(TestApp app, List<ChangedColumns.Change> changes) {
    Map<ChangedColumns.Change, ToldRow> rows = new LinkedHashMap<>();
    for (ChangedColumns.Change c : changes) {
      ToldRow row = ToldRow.of(app, c.table(), c.where(), List.copyOf(rows.values()));
      rows.put(c, row);
      row.change(c.change());
    }
    List<String> found = faultsUntilPutBack(app, List.copyOf(rows.values()));
    return rows.entrySet().stream()
        .map(
            r ->
                DynamicTest.dynamicTest(
                    r.getKey().what(),
                    () ->
                        assertThat(found)
                            .anyMatch(
                                f ->
                                    r.getValue().isTold(f, DIFFERS)
                                        || r.getValue().isTold(f, GONE))));
  }

  /** Another value in the last column of the digest that is neither in the key nor empty. */
  @TestFactory
  Stream<DynamicTest> a_changed_row_is_found_in_every_table() {
    List<ChangedColumns.Change> changes = tables().flatMap(t -> anotherValue(t).stream()).toList();
    assertThat(changes.stream().map(ChangedColumns.Change::table))
        .as("every table that has more columns than its key")
        .hasSizeGreaterThan(tables().toList().size() - 8);
    return found(APP, changes);
  }

  private static Optional<ChangedColumns.Change> anotherValue(String table) {
    WatchedTable kept = ToldRow.kept(table);
    List<String> key = List.of(kept.key().split(" "));
    List<String> columns =
        new ArrayList<>(
            Arrays.stream(kept.columns().replace("*", "").split(" "))
                .filter(c -> !key.contains(c))
                .filter(c -> !APP.ask("SELECT COUNT(%s) FROM %s".formatted(c, table)).equals("0"))
                .toList());
    Collections.reverse(columns);
    return columns.stream()
        .findFirst()
        .map(
            c ->
                ChangedColumns.of(
                    table, table, c + " = " + ToldRow.another(APP, table, c), c + " IS NOT NULL"));
  }

  @TestFactory
  Stream<DynamicTest> a_deleted_row_is_found_in_what_the_entries_hold() {
    Map<String, Boolean> found = new LinkedHashMap<>();
    for (String table : UnwatchedTables.REPLAYED) {
      if (!APP.ask("SELECT COUNT(*) FROM " + table).equals("0")) {
        found.put(table, isFoundOnceEmptied(table));
      }
    }
    assertThat(faults(APP)).as("all put back").isEmpty();
    return found.entrySet().stream()
        .map(
            f ->
                DynamicTest.dynamicTest(
                    f.getKey(), () -> assertThat(f.getValue()).as(f.getKey()).isTrue()));
  }

  private static boolean isFoundOnceEmptied(String table) {
    String copy = "emptied_" + table;
    APP.sql("CREATE TABLE %s AS SELECT * FROM %s".formatted(copy, table));
    ToldRow.past(APP, table, "DELETE FROM " + table);
    try {
      return !faults(APP).isEmpty();
    } finally {
      ToldRow.past(
          APP,
          table,
          "INSERT INTO %1$s (%2$s) SELECT %2$s FROM %3$s"
              .formatted(table, ToldRow.columns(APP, table), copy));
    }
  }

  @TestFactory
  Stream<DynamicTest> a_deleted_row_is_found_in_every_table() {
    List<ToldRow> deleted = tables().map(t -> ToldRow.of(APP, t, "TRUE", List.of())).toList();
    deleted.forEach(ToldRow::delete);
    List<String> found = compared();
    deleted.forEach(ToldRow::putBack);
    assertThat(compared()).isEmpty();
    return deleted.stream()
        .map(
            r ->
                DynamicTest.dynamicTest(
                    r.table(), () -> assertThat(found).anyMatch(f -> r.isTold(f, GONE))));
  }

  @TestFactory
  Stream<DynamicTest> a_row_put_there_past_the_service_is_found_in_every_table() {
    List<ToldRow> moved = tables().map(t -> ToldRow.of(APP, t, "TRUE", List.of())).toList();
    List<ToldRow> put = moved.stream().map(ChangedRecordTest::underNewKey).toList();
    List<String> found = compared();
    put.forEach(ToldRow::delete);
    moved.forEach(ToldRow::putBack);
    assertThat(compared()).isEmpty();
    return put.stream()
        .map(
            r ->
                DynamicTest.dynamicTest(
                    r.table(), () -> assertThat(found).anyMatch(f -> r.isTold(f, DIFFERS))));
  }

  /** The row goes under a key that none had. */
  private static ToldRow underNewKey(ToldRow row) {
    String first = ToldRow.kept(row.table()).key().split(" ")[0];
    String key =
        isNumber(row.table(), first)
            ? APP.ask("SELECT 7 + MAX(%s) FROM %s".formatted(first, row.table()))
            : isDay(row.table(), first) ? "2999-01-01" : "ZZ";
    row.change("%s = '%s'".formatted(first, key));
    int slash = row.key().indexOf('/');
    return new ToldRow(
        APP, row.table(), slash < 0 ? key : key + row.key().substring(slash), row.copy());
  }

  private static boolean isDay(String table, String column) {
    return APP.ask(
            """
            SELECT data_type FROM information_schema.columns
             WHERE table_schema = DATABASE() AND table_name = '%s' AND column_name = '%s'"""
                .formatted(table, column))
        .equals("date");
  }

  private static boolean isNumber(String table, String column) {
    return APP.ask(
            """
            SELECT numeric_precision FROM information_schema.columns
             WHERE table_schema = DATABASE() AND table_name = '%s' AND column_name = '%s'\
            """
                .formatted(table, column))
        .matches("[0-9]+");
  }

  /** All but those of which the demonstration has no rows. */
  private static Stream<String> tables() {
    return WatchedTable.ALL.stream().map(WatchedTable::name).filter(t -> !WITHOUT_ROWS.contains(t));
  }

  private static List<String> faultsUntilPutBack(TestApp app, List<ToldRow> changed) {
    List<String> found = faults(app);
    changed.forEach(ToldRow::putBack);
    assertThat(faults(app)).as("all put back").isEmpty();
    return found;
  }

  @TestFactory
  Stream<DynamicTest> a_row_put_into_an_empty_table_is_found() {
    WITHOUT_ROWS.forEach(ChangedRecordTest::putAnyRow);
    List<String> found = compared();
    WITHOUT_ROWS.forEach(t -> ToldRow.past(APP, t, "DELETE FROM " + t));
    assertThat(compared()).isEmpty();
    return WITHOUT_ROWS.stream()
        .map(
            t ->
                DynamicTest.dynamicTest(
                    t,
                    () ->
                        assertThat(found)
                            .anyMatch(
                                f -> f.startsWith(ToldRow.term(t) + " ") && f.endsWith(DIFFERS))));
  }

  /** Of the work on a scenario the answer counts, which is there once it is done. */
  private static boolean isDone(String table, String column) {
    return table.equals("award_scenario_run") && column.equals("status");
  }

  /** Something in every column. */
  private static void putAnyRow(String table) {
    String told = ToldRow.kept(table).digestOf("") + " IS NOT NULL";
    assertThat(APP.ask("SELECT COUNT(*) FROM %s WHERE %s".formatted(table, told)))
        .as(table)
        .isEqualTo("0");
    String columns = ToldRow.columns(APP, table);
    String values =
        Arrays.stream(columns.split(","))
            .map(c -> isDone(table, c) ? "'DONE'" : any(ToldRow.type(APP, table, c)))
            .collect(Collectors.joining(", "));
    ToldRow.past(APP, table, "INSERT INTO %s (%s) VALUES (%s)".formatted(table, columns, values));
  }

  private static String any(String type) {
    return switch (type) {
      case "datetime", "date" -> "'2026-01-01'";
      case "tinyint", "int", "bigint", "decimal", "smallint" -> "1";
      default -> "'Z'";
    };
  }

  @Test
  void a_change_that_was_put_back_with_the_guards_in_place_is_found_as_untold() {
    APP.sql("UPDATE supplier SET name_en = CONCAT(name_en, '.') ORDER BY id LIMIT 1");
    try {
      assertThat(faults(APP)).anyMatch(f -> f.endsWith(": the row was changed without an entry"));
    } finally {
      APP.sql("UPDATE supplier SET name_en = TRIM(TRAILING '.' FROM name_en) ORDER BY id LIMIT 1");
    }
    assertThat(faults(APP)).as("the traces stay").isNotEmpty();
    ToldRow.past(APP, "audit_row", "DELETE FROM audit_row ORDER BY id DESC LIMIT 2");
    assertThat(faults(APP)).isEmpty();
  }

  @Test
  void a_change_that_a_later_act_covered_is_found_as_a_gap() {
    ToldRow row = ToldRow.of(APP, "supplier", "TRUE", List.of());
    String key = row.key();
    long last = Long.parseLong(APP.ask("SELECT MAX(id) FROM audit_row"));

    ToldRow.past(APP, "supplier", "UPDATE supplier SET status = 'SUSPENDED' WHERE id = " + key);
    APP.sql("UPDATE supplier SET name_en = CONCAT(name_en, '.') WHERE id = " + key);
    ToldFixtures.in(APP);
    try {
      assertThat(faults(APP))
          .containsExactlyInAnyOrder(
              // No load tells of rows once the service was started.
              "entry fixtures#1 (demonstration) describes a change of supplier "
                  + key
                  + ", which such an action never makes",
              "supplier " + key + ": the row was changed between two entries about it");
    } finally {
      row.putBack();
      ToldRow.past(APP, "audit_row", "DELETE FROM audit_row WHERE id > " + last);
      ToldRow.past(
          APP,
          "audit_entry",
          """
          DELETE FROM audit_entry
           WHERE chain_id = (SELECT id FROM audit_chain WHERE name = 'fixtures')\
          """);
      APP.sql("DELETE FROM audit_chain WHERE name = 'fixtures'");
    }
    assertThat(faults(APP)).isEmpty();
  }

  @Test
  void digests_that_entries_tell_cannot_be_exchanged() {
    String id = APP.ask("SELECT MAX(id) FROM audit_row WHERE table_name = 'vote'");
    String digest = APP.ask("SELECT after_sha256 FROM audit_row WHERE id = " + id);
    ToldRow.past(
        APP, "audit_row", "UPDATE audit_row SET after_sha256 = REPEAT('0', 64) WHERE id = " + id);
    try {
      assertThat(faults(APP))
          .anyMatch(f -> f.startsWith("the row digests of an entry were changed"));
    } finally {
      ToldRow.past(
          APP,
          "audit_row",
          "UPDATE audit_row SET after_sha256 = '%s' WHERE id = %s".formatted(digest, id));
    }
    assertThat(faults(APP)).isEmpty();
  }

  @Test
  void no_digest_tells_what_a_row_holds() {
    assertThat(
            APP.ask("SELECT COUNT(*) FROM audit_row WHERE after_sha256 NOT RLIKE '^[0-9a-f]{64}$'"))
        .isEqualTo("0");
  }

  private static final String DIFFERS = "differs from the audit record";
  private static final String GONE = "described by the audit record is missing";

  /** The rows alone: other parts of the verification read them by their keys. */
  private static List<String> compared() {
    return faults(APP).stream().filter(f -> f.contains(": the row ")).toList();
  }

  private static List<String> faults(TestApp app) {
    return app.get(VerifyAudit.class).run().faults();
  }
}
