package org.muwahhad.demand.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.muwahhad.demand.submission.DemandAmendments;
import org.muwahhad.shared.CsvFile;
import org.muwahhad.web.Texts;

/**
 * The close report as comma-separated values: a row for each line left out, then one without a line
 * for each amendment that was not submitted in time and for each submission that was endorsed
 * beyond a budget.
 */
final class CloseReportFile {
  private static final List<String> COLUMNS =
      List.of(
          "state",
          "entity-code",
          "entity",
          "why",
          "reason",
          "line",
          "item-code",
          "item",
          "quantity",
          "unit",
          "unit-price",
          "currency");

  private CloseReportFile() {}

  static byte[] write(Texts t, ViewCloseReport.CloseReportView report) {
    StringBuilder out = new StringBuilder();
    try (CsvFile file = new CsvFile(out)) {
      file.row(COLUMNS.stream().map(c -> t.get("demand.close-report.column." + c)).toList());
      for (CloseReportQueries.LeftOutLine line : report.lines()) {
        write(file, t, line);
      }
      for (DemandAmendments.UnfinishedAmendment amendment : report.unfinished()) {
        write(file, t, amendment);
      }
      for (CloseReportQueries.OverBudgetSubmission submission : report.overBudget()) {
        write(
            file,
            List.of(
                t.of(submission.state()),
                submission.entityCode(),
                t.of(submission.entity()),
                t.get("demand.endorsed-over-budget"),
                submission.reason()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void write(CsvFile file, Texts t, CloseReportQueries.LeftOutLine line)
      throws IOException {
    file.row(
        t.of(line.state()),
        line.entityCode(),
        t.of(line.entity()),
        t.get("demand.close-report.why." + line.why()),
        line.reason(),
        line.lineNumber(),
        line.itemCode(),
        t.of(line.name()),
        line.quantity().stripTrailingZeros(),
        t.of(line.unit()),
        line.unitPrice().amount(),
        line.currency());
  }

  private static void write(CsvFile file, Texts t, DemandAmendments.UnfinishedAmendment amendment)
      throws IOException {
    write(
        file,
        List.of(
            t.of(amendment.state()),
            amendment.entityCode(),
            t.of(amendment.entity()),
            t.get("demand.amendment-unfinished", amendment.receiptNumber())));
  }

  /** A row without a line. */
  private static void write(CsvFile file, List<Object> known) throws IOException {
    List<Object> cells = new ArrayList<>(known);
    cells.addAll(Collections.nCopies(COLUMNS.size() - known.size(), ""));
    file.row(cells);
  }
}
