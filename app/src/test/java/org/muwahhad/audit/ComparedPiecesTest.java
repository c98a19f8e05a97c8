package org.muwahhad.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Role;

/** A table with very many changes is compared with the record some keys at a time. */
class ComparedPiecesTest {
  private static final int PEOPLE = 30;
  private static final TestApp APP = TestApp.start();
  private static final WatchedTable TABLE =
      WatchedTable.ALL.stream()
          .filter(table -> table.name().equals("person"))
          .findFirst()
          .orElseThrow();

  @Test
  void each_row_is_compared_once_in_however_many_pieces() {
    World world = World.in(APP);
    for (int i = 0; i < PEOPLE; i++) {
      world.aPersonWho(Role.AUDITOR);
    }
    assertThat(faults(7)).isEmpty();

    APP.withoutTriggersOf(
        List.of("person"), () -> APP.sql("UPDATE person SET title_en = CONCAT(title_en, 'x')"));

    List<Finding> whole = faults(1);
    assertThat(whole).hasSizeGreaterThanOrEqualTo(PEOPLE);
    assertThat(faults(7)).containsExactlyInAnyOrderElementsOf(whole);
  }

  private static List<Finding> faults(long pieces) {
    List<Finding> faults = new ArrayList<>();
    TransactionOperations<Connection> transactions = APP.get(TransactionOperations.class);
    transactions.executeRead(
        status -> {
          APP.get(CompareWatchedRows.class).compareRows(TABLE, pieces, faults);
          return true;
        });
    return faults;
  }
}
