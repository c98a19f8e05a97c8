package org.muwahhad.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.muwahhad.reports.document.Block;
import org.muwahhad.reports.document.Column;
import org.muwahhad.reports.document.DocumentRow;
import org.muwahhad.reports.document.TableCell;

/** Where a table has a reason for some rows, the others say with a dash that there is none. */
class MissingReasonTest {
  @Test
  void a_reason_that_is_missing_is_a_dash_in_every_table() {
    List<TableCell> reasons = new ArrayList<>();
    Sample.all().forEach(sample -> add(sample, reasons));

    assertThat(reasons).contains(TableCell.none());
    assertThat(reasons)
        .noneMatch(cell -> cell instanceof TableCell.Words words && words.text().isBlank());
  }

  private static <R extends Record> void add(Sample<R> sample, List<TableCell> reasons) {
    sample.printer().document(sample.report()).sections().stream()
        .flatMap(section -> section.blocks().stream())
        .filter(Block.TableBlock.class::isInstance)
        .forEach(block -> add((Block.TableBlock) block, reasons));
  }

  private static void add(Block.TableBlock table, List<TableCell> reasons) {
    List<Column> columns = table.shape().columns();
    table
        .rows()
        .get()
        .filter(row -> row.kind() == DocumentRow.RowKind.PLAIN)
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
