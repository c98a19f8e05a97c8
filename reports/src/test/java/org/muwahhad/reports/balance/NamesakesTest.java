package org.muwahhad.reports.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.muwahhad.reports.document.Block;
import org.muwahhad.reports.document.DocumentRow;
import org.muwahhad.reports.document.ReportDocument;
import org.muwahhad.reports.document.TableCell;
import org.muwahhad.reports.render.ReportPrinter;

/** Six ministries of health are six entities, each named with its state. */
class NamesakesTest {
  private static final ReportDocument DOCUMENT =
      new ReportPrinter<>(new BalanceTemplate()).document(BalanceSamples.allStates());

  @Test
  void each_has_a_row_of_its_own_and_is_counted() {
    assertThat(rows("entities"))
        .filteredOn(r -> r.kind() == DocumentRow.RowKind.PLAIN)
        .hasSize(6)
        .extracting(r -> r.cells().get(0))
        .doesNotHaveDuplicates();
    assertThat(
            DOCUMENT.sections().get(0).blocks().stream()
                .filter(Block.Facts.class::isInstance)
                .flatMap(b -> ((Block.Facts) b).facts().stream())
                .filter(f -> f.name().en().equals("Procuring entities"))
                .map(Block.NamedValue::value))
        .containsExactly(TableCell.number(6));
  }

  @Test
  void balances_orders_and_deliveries_tell_the_state() {
    assertThat(rows("of-state"))
        .filteredOn(r -> r.kind() == DocumentRow.RowKind.PLAIN)
        .hasSize(6)
        .allSatisfy(r -> assertThat(entity(r, 0)).contains("Ministry of Health – "));
    assertThat(rows("orders"))
        .isNotEmpty()
        .allSatisfy(r -> assertThat(entity(r, 1)).contains("Ministry of Health – "));
    assertThat(rows("deliveries"))
        .filteredOn(r -> r.kind() == DocumentRow.RowKind.PLAIN)
        .isNotEmpty()
        .allSatisfy(r -> assertThat(entity(r, 1)).contains("Ministry of Health – "));
  }

  private static String entity(DocumentRow row, int column) {
    return ((TableCell.Words) row.cells().get(column)).text().en();
  }

  private static List<DocumentRow> rows(String table) {
    return DOCUMENT.sections().stream()
        .flatMap(s -> s.blocks().stream())
        .filter(Block.TableBlock.class::isInstance)
        .map(Block.TableBlock.class::cast)
        .filter(b -> b.shape().name().equals(table))
        .flatMap(b -> b.rows().get())
        .toList();
  }
}
