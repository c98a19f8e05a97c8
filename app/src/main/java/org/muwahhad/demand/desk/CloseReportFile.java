package org.muwahhad.demand.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.muwahhad.shared.CsvFile;
import org.muwahhad.web.Texts;

/** The close report as comma-separated values. */
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

  static byte[] write(Texts t, SeeCloseReport.Report report) {
    StringBuilder out = new StringBuilder();
    try (CsvFile file = new CsvFile(out)) {
      file.row(COLUMNS.stream().map(c -> t.get("demand.close-report.column." + c)).toList());
      for (CloseReportViews.LeftOutLine line : report.lines()) {
        write(file, t, line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void write(CsvFile file, Texts t, CloseReportViews.LeftOutLine line)
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
}
