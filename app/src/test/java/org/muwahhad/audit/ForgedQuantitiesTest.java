package org.muwahhad.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.demo.LoadedDemo;

/**
 * Rows that pages and awards work with, but no tender that is there would be asked for: quantities
 * of a confirmation that is not settled or not there, and rows of a tender that is not there.
 */
@Tag("long")
class ForgedQuantitiesTest {
  @AutoClose private TestApp app;

  @BeforeEach
  void the_demonstration() {
    app = LoadedDemo.fresh();
  }

  @Test
  void the_quantity_of_a_line_by_a_confirmation_that_is_not_settled_is_found() {
    unchecked(
        List.of("confirmed_line"),
        """
        INSERT INTO confirmed_line (demand_line_id, lot_item_id, confirmation_id, quantity)
        SELECT a.demand_line_id, a.lot_item_id, q.id, a.quantity + 5
          FROM allocation a JOIN lot_item i ON i.id = a.lot_item_id
          JOIN quantity_confirmation q ON q.tender_id = i.tender_id
         WHERE q.status = 'OPEN' LIMIT 1""");

    assertThat(faults()).singleElement().asString().contains(openTender(), "quantities of ");
  }

  @Test
  void the_quantity_of_an_item_by_a_confirmation_that_is_not_settled_is_found() {
    unchecked(
        List.of("confirmed_item"),
        """
        INSERT INTO confirmed_item (lot_item_id, confirmation_id, quantity)
        SELECT i.id, q.id, i.quantity + 5
          FROM lot_item i JOIN quantity_confirmation q ON q.tender_id = i.tender_id
         WHERE q.status = 'OPEN' LIMIT 1""");

    assertThat(faults()).singleElement().asString().contains(openTender(), "quantities of ");
  }

  @Test
  void quantities_in_force_by_a_confirmation_that_is_not_there_are_found() {
    unchecked(
        List.of("confirmed_line", "confirmed_item"),
        "INSERT INTO confirmed_item (lot_item_id, confirmation_id, quantity)"
            + " SELECT id, 88888, quantity * 2 FROM lot_item ORDER BY id DESC LIMIT 1",
        "INSERT INTO confirmed_line (demand_line_id, lot_item_id, confirmation_id, quantity)"
            + " SELECT demand_line_id, lot_item_id, 88888, quantity * 2 FROM allocation"
            + " ORDER BY lot_item_id DESC LIMIT 1");

    assertThat(faults())
        .contains(
            "the table confirmed_item has rows that refer to a missing row of quantity_confirmation",
            "the table confirmed_line has rows that refer to a missing row of quantity_confirmation");
  }

  @Test
  void rows_of_a_tender_that_is_not_there_are_found() {
    for (String table : List.of("lot_item", "criterion")) {
      unchecked(
          List.of(table),
          "CREATE TEMPORARY TABLE forged AS SELECT * FROM " + table + " ORDER BY id DESC LIMIT 1",
          "UPDATE forged SET id = 777777, tender_id = 777777",
          "INSERT INTO " + table + " SELECT * FROM forged",
          "DROP TEMPORARY TABLE forged");
    }

    assertThat(faults())
        .anyMatch(f -> f.startsWith("the table lot_item has rows"))
        .anyMatch(f -> f.startsWith("the table criterion has rows"));
  }

  private String openTender() {
    return app.ask(
        """
        SELECT t.number FROM joint_tender t JOIN quantity_confirmation q ON q.tender_id = t.id
         WHERE q.status = 'OPEN' LIMIT 1""");
  }

  private List<String> faults() {
    return app.get(VerifyAudit.class).run().faults();
  }

  /** As an owner who told the session to check no foreign keys. */
  private void unchecked(List<String> tables, String... statements) {
    app.withoutTriggersOf(tables, () -> unchecked(statements));
  }

  private void unchecked(String... statements) {
    try (Connection connection = app.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("SET foreign_key_checks = 0");
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
