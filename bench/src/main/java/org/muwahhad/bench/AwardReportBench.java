package org.muwahhad.bench;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.muwahhad.reports.Edition;
import org.muwahhad.reports.award.AwardReport;
import org.muwahhad.reports.award.AwardReportRenderer;
import org.muwahhad.reports.award.DirectTable;
import org.muwahhad.reports.award.SampleAwardReports;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * The award report as PDF/A-3a, Arabic edition, against its annex drawn with the PDF library alone
 * in the same process: cell by cell at computed places, and with the library's own tables.
 */
@Command(
    name = "award-report",
    description = "Time, pages/s and heap of the award report PDF, and the ratio to its floor.")
final class AwardReportBench implements Callable<Integer> {
  /** The library's own tables take minutes beyond this many items. */
  private static final int LARGEST_TABLE = 1000;

  private static final int RUNS = 5;

  @Parameters(arity = "0..*", description = "Numbers of lot items; 10, 1000 and 10000 by default.")
  private List<Integer> sizes = List.of(10, 1_000, 10_000);

  @Override
  public Integer call() throws Exception {
    Figures.machine();
    AwardReportRenderer renderer = new AwardReportRenderer();
    AwardReport thousand = SampleAwardReports.withItems(1_000);
    Figures.Time cold =
        Figures.time(() -> renderer.pdf(thousand, Edition.ARABIC, OutputStream.nullOutputStream()));
    Figures.print("cold, 1,000 items: %d ms wall", cold.wallMillis());
    for (int i = 0; i < RUNS; i++) {
      renderer.pdf(thousand, Edition.ARABIC, OutputStream.nullOutputStream());
      DirectTable.draw(thousand, Edition.ARABIC, OutputStream.nullOutputStream());
      DirectTable.drawTable(thousand, Edition.ARABIC, OutputStream.nullOutputStream());
    }
    Figures.print("items  pages  wall ms  CPU ms  pages/s  heap MiB  cells CPU ms  ratio");
    for (int size : sizes) {
      measure(renderer, size);
    }
    return 0;
  }

  private static void measure(AwardReportRenderer renderer, int size) throws Exception {
    AwardReport report = SampleAwardReports.withItems(size);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    renderer.pdf(report, Edition.ARABIC, file);
    int pages;
    try (PDDocument document = Loader.loadPDF(file.toByteArray())) {
      pages = document.getNumberOfPages();
    }
    long before = Figures.heapMebibytes();
    Figures.Time own =
        Figures.median(
            RUNS, () -> renderer.pdf(report, Edition.ARABIC, OutputStream.nullOutputStream()));
    long peak = Math.max(0, Figures.peakHeapMebibytes() - before);
    Figures.Time floor =
        Figures.median(
            RUNS, () -> DirectTable.draw(report, Edition.ARABIC, OutputStream.nullOutputStream()));
    Figures.print(
        "%5d  %5d  %7d  %6d  %7.0f  %8d  %12d  %5.1f",
        size,
        pages,
        own.wallMillis(),
        own.cpuMillis(),
        pages * 1000.0 / Math.max(1, own.wallMillis()),
        peak,
        floor.cpuMillis(),
        own.cpuMillis() / (double) Math.max(1, floor.cpuMillis()));
    if (size <= LARGEST_TABLE) {
      printTable(report, own);
    }
  }

  private static void printTable(AwardReport report, Figures.Time own) throws Exception {
    Figures.Time table =
        Figures.median(
            RUNS,
            () -> DirectTable.drawTable(report, Edition.ARABIC, OutputStream.nullOutputStream()));
    Figures.print(
        "       the library's own tables: %d ms CPU, ratio %.2f",
        table.cpuMillis(), own.cpuMillis() / (double) Math.max(1, table.cpuMillis()));
  }
}
