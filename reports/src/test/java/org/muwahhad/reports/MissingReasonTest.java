package org.muwahhad.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.muwahhad.reports.document.Block;
import org.muwahhad.reports.document.Cell;
import org.muwahhad.reports.document.Column;
import org.muwahhad.reports.document.Row;

/** Where a table has a reason for some rows, the others say with a dash that there is none. */
class MissingReasonTest {
  @Test
  void a_reason_that_is_missing_is_a_dash_in_every_table() {
    List<Cell> reasons = new ArrayList<>();
    Sample.all().forEach(sample -> add(sample, reasons));

    assertThat(reasons).contains(Cell.none());
    assertThat(reasons)
        .noneMatch(cell -> cell instanceof Cell.Words words && words.text().isBlank());
  }

  private static <R extends Record> void add(Sample<R> sample, List<Cell> reasons) {
    sample.printer().document(sample.report()).sections().stream()
        .flatMap(section -> section.blocks().stream())
        .filter(Block.Rows.class::isInstance)
        .forEach(block -> add((Block.Rows) block, reasons));
  }

  private static void add(Block.Rows table, List<Cell> reasons) {
    List<Column> columns = table.shape().columns();
    table
        .rows()
        .get()
        .filter(row -> row.kind() == Row.Kind.PLAIN)
        .forEach(
            row -> {
              for (int i = 0; i < row.cells().size(); i++) {
                if (columns.get(i).label().endsWith("reason")) {
                  reasons.add(row.cells().get(i));
                }
              }
            });
  }
}
