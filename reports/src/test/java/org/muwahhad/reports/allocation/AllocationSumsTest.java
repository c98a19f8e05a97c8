package org.muwahhad.reports.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.document.Block;
import org.muwahhad.reports.document.DocumentRow;
import org.muwahhad.reports.document.ReportDocument;
import org.muwahhad.reports.document.TableCell;
import org.muwahhad.reports.render.ReportPrinter;

/** The sums of a schedule. */
class AllocationSumsTest {
  private static final AllocationReport REPORT = AllocationSamples.schedule(3, 9);
  private static final ReportDocument DOCUMENT =
      new ReportPrinter<>(new AllocationTemplate()).document(REPORT);

  @Test
  void by_lot_by_entity_by_quarter_and_line_by_line_they_are_the_same() {
    Money net =
        REPORT.lines().map(AllocationReport.AllocationLine::net).reduce(Money::plus).orElseThrow();
    Money gross =
        REPORT
            .lines()
            .map(AllocationReport.AllocationLine::gross)
            .reduce(Money::plus)
            .orElseThrow();

    assertThat(amounts(sum("lots"))).containsExactly(net.amount());
    assertThat(amounts(sum("entities"))).startsWith(net.amount()).endsWith(gross.amount());
    assertThat(amounts(sum("quarters"))).isEqualTo(amounts(sum("entities")));
    assertThat(amounts(sum("matrix"))).endsWith(gross.amount());
    assertThat(
            rows("quarters").stream()
                .filter(r -> r.kind() == DocumentRow.RowKind.PLAIN)
                .map(r -> amounts(r).get(0))
                .reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo(net.amount());
  }

  @Test
  void a_line_of_demand_that_two_winners_serve_is_counted_once() {
    AllocationReport.AllocationLine line = REPORT.lines().findFirst().orElseThrow();

    assertThat(AllocationReport.demandLines(Stream.of(line, line))).isEqualTo(1);
    assertThat(AllocationReport.demandLines(REPORT.lines())).isEqualTo(3 * 9);
    assertThat(numbers(sum("entities"))).containsExactly(new BigDecimal(3 * 9));
  }

  private static List<BigDecimal> numbers(DocumentRow row) {
    return row.cells().stream()
        .filter(TableCell.Quantity.class::isInstance)
        .map(c -> ((TableCell.Quantity) c).number())
        .toList();
  }

  private static DocumentRow sum(String table) {
    List<DocumentRow> rows = rows(table);
    return rows.get(rows.size() - 1);
  }

  private static List<DocumentRow> rows(String table) {
    return DOCUMENT.sections().stream()
        .flatMap(s -> s.blocks().stream())
        .filter(b -> b instanceof Block.TableBlock r && r.shape().name().equals(table))
        .flatMap(b -> ((Block.TableBlock) b).rows().get())
        .toList();
  }

  private static List<BigDecimal> amounts(DocumentRow row) {
    return row.cells().stream()
        .filter(TableCell.Amount.class::isInstance)
        .map(c -> ((TableCell.Amount) c).money().amount())
        .toList();
  }
}
