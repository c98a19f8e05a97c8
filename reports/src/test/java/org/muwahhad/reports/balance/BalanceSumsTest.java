package org.muwahhad.reports.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.Sample;
import org.muwahhad.reports.document.Block;
import org.muwahhad.reports.document.DocumentRow;
import org.muwahhad.reports.document.TableCell;

/** What stands below the columns of worth is what stands in them. */
class BalanceSumsTest {
  @ParameterizedTest
  @ValueSource(strings = {"agreements", "entities"})
  void worth_is_summed_for_each_currency(String table) {
    List<DocumentRow> rows =
        rows(BalanceSamples.all().get(2), table).stream()
            .filter(row -> row.kind() != DocumentRow.RowKind.REMARK)
            .toList();
    List<DocumentRow> sums =
        rows.stream().filter(row -> row.kind() == DocumentRow.RowKind.SUM).toList();

    assertThat(sums).isNotEmpty();
    for (DocumentRow sum : sums) {
      for (int column = 0; column < sum.cells().size(); column++) {
        int at = column;
        if (sum.cells().get(column) instanceof TableCell.PricedCell stated) {
          Money added =
              rows.stream()
                  .filter(row -> row.kind() == DocumentRow.RowKind.PLAIN)
                  .map(row -> ((TableCell.PricedCell) row.cells().get(at)).money())
                  .filter(money -> money.currency().equals(stated.money().currency()))
                  .reduce(Money.zero(stated.money().currency()), Money::plus);
          assertThat(stated.money()).isEqualTo(added);
        }
      }
    }
    assertThat(sums.get(0).cells()).filteredOn(TableCell.PricedCell.class::isInstance).hasSize(4);
  }

  private static <R extends Record> List<DocumentRow> rows(Sample<R> sample, String table) {
    return sample.printer().document(sample.report()).sections().stream()
        .flatMap(section -> section.blocks().stream())
        .filter(Block.TableBlock.class::isInstance)
        .map(Block.TableBlock.class::cast)
        .filter(rows -> rows.shape().name().equals(table))
        .flatMap(rows -> rows.rows().get())
        .toList();
  }
}
