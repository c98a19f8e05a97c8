package org.muwahhad.reporting;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.muwahhad.reports.Edition;
import org.muwahhad.reports.render.PackedReport;
import org.muwahhad.reports.render.ReportPrinter;

/**
 * How the files of a report are written. Most are written from its document ({@link #ofDocument});
 * those with further files inside say so here.
 */
public interface Printing<R extends Record> {

  /** Writes a file; the stream is left open. */
  void write(ReportPrinter<R> printer, R report, Edition edition, Format format, OutputStream out)
      throws IOException;

  /**
   * Keeps what the files name and do not hold. Called when one of them is issued, in its
   * transaction.
   */
  default void keep() {}

  /** The report as a part of a pack. */
  default PackedReport part(ReportPrinter<R> printer, R report) {
    return printer.part(report, List.of());
  }

  static <R extends Record> Printing<R> ofDocument() {
    return (printer, report, edition, format, out) -> {
      switch (format) {
        case PDF -> printer.pdf(report, edition, out);
        case DOCX -> printer.word(report, edition, out);
        case XLSX -> printer.workbook(report, edition, out);
      }
    };
  }
}
