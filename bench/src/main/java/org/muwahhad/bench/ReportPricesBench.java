package org.muwahhad.bench;

import java.io.OutputStream;
import java.util.concurrent.Callable;
import org.muwahhad.reports.Edition;
import org.muwahhad.reports.prices.PriceGrid;
import org.muwahhad.reports.prices.PriceReport;
import org.muwahhad.reports.prices.PriceSamples;
import org.muwahhad.reports.prices.PriceTemplate;
import org.muwahhad.reports.render.ReportPrinter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The comparison of prices as PDF/A-3a and as a workbook, Arabic edition, against the same unit
 * prices drawn by hand with the PDF library and written by hand with the library of workbooks.
 */
@Command(
    name = "report-prices",
    description = "Time and heap of the comparison of prices, and the ratio to its floor.")
final class ReportPricesBench implements Callable<Integer> {
  @Option(names = "--items", defaultValue = "2000")
  private int items;

  @Option(names = "--bidders", defaultValue = "40")
  private int bidders;

  @Option(names = "--runs", defaultValue = "3")
  private int runs;

  @Override
  public Integer call() {
    Figures.machine();
    for (int i = 0; i < 10; i++) {
      pdf(100);
      workbook(100);
      PriceGrid.pdf(100, bidders, OutputStream.nullOutputStream());
      PriceGrid.workbook(100, bidders, OutputStream.nullOutputStream());
    }
    Figures.print("%,d items × %d bidders", items, bidders);
    measure(
        "PDF/A-3a",
        () -> pdf(items),
        () -> PriceGrid.pdf(items, bidders, OutputStream.nullOutputStream()));
    measure(
        "XLSX",
        () -> workbook(items),
        () -> PriceGrid.workbook(items, bidders, OutputStream.nullOutputStream()));
    return 0;
  }

  private void measure(String name, Figures.Work work, Figures.Work hand) {
    long before = Figures.heapMebibytes();
    Figures.peakHeapMebibytes();
    Figures.Time own = Figures.median(runs, work);
    long peak = Math.max(0, Figures.peakHeapMebibytes() - before);
    Figures.Time floor = Figures.median(runs, hand);
    Figures.print(
        "%-9s %,7d ms wall, %,7d ms CPU, heap %,d MiB; by hand %,d ms CPU, ratio %.1f",
        name,
        own.wallMillis(),
        own.cpuMillis(),
        peak,
        floor.cpuMillis(),
        own.cpuMillis() / (double) Math.max(1, floor.cpuMillis()));
  }

  private ReportPrinter<PriceReport> printer(int count) {
    return new ReportPrinter<>(new PriceTemplate(lot -> PriceSamples.lines(count, bidders, false)));
  }

  private void pdf(int count) {
    print(
        () ->
            printer(count)
                .pdf(
                    PriceSamples.report(1, bidders, false),
                    Edition.ARABIC,
                    OutputStream.nullOutputStream()));
  }

  private void workbook(int count) {
    print(
        () ->
            printer(count)
                .workbook(
                    PriceSamples.report(1, bidders, false),
                    Edition.ARABIC,
                    OutputStream.nullOutputStream()));
  }

  private static void print(Figures.Work work) {
    try {
      work.run();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
