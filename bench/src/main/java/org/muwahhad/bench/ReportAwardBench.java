package org.muwahhad.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.muwahhad.reports.Edition;
import org.muwahhad.reports.award.AwardReport;
import org.muwahhad.reports.award.AwardTemplate;
import org.muwahhad.reports.award.DirectTable;
import org.muwahhad.reports.award.SampleAwardReports;
import org.muwahhad.reports.render.ReportPrinter;
import org.muwahhad.reports.signature.KeyStoreSigner;
import org.muwahhad.reports.signature.LocalAuthority;
import org.muwahhad.reports.signature.SignPdf;
import org.muwahhad.reports.signature.Signer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The award report, Arabic edition, as tagged PDF/A-3a and signed, against its annex drawn by hand
 * with the PDF library in the same process: cell by cell at computed places, tagged and signed as
 * well, and without either. The largest is made in a process of its own with a bounded heap.
 */
@Command(
    name = "report-award",
    description =
        "Time, pages/s and heap of the award report, tagged and signed, and the ratio to its floor.")
final class ReportAwardBench implements Callable<Integer> {
  private static final int RUNS = 5;
  private static final int MEBIBYTE = 1 << 20;

  @Parameters(arity = "0..*", description = "Numbers of lot items; 1000 and 10000 by default.")
  private List<Integer> sizes = List.of(1_000, 10_000);

  @Option(names = "--largest", defaultValue = "100000", description = "Items; 0 for none.")
  private int largest;

  @Option(names = "--heap", defaultValue = "512", description = "Of the largest, in MiB.")
  private int heap;

  @Option(names = "--alone", hidden = true)
  private boolean alone;

  /** Writes a file. */
  private interface BenchWriting {
    void write(OutputStream out) throws IOException;
  }

  private final ReportPrinter<AwardReport> printer = new ReportPrinter<>(new AwardTemplate());
  private final Path folder;
  private final Signer signer;

  ReportAwardBench() throws Exception {
    Path target = Files.createDirectories(Path.of("bench", "target").toAbsolutePath());
    folder = Files.createTempDirectory(target, "report-");
    Instant now = Instant.now();
    char[] password = "bench".toCharArray();
    signer =
        KeyStoreSigner.open(
            LocalAuthority.found("CN=Bench authority", now).issue("CN=Bench", now, password),
            password);
  }

  @Override
  public Integer call() throws Exception {
    try {
      if (alone) {
        measureAlone();
        return 0;
      }
      Figures.machine();
      warmUp();
      Figures.print(
          "%6s %6s %8s %8s %8s %9s %9s %6s %9s %6s",
          "items",
          "pages",
          "wall ms",
          "CPU ms",
          "pages/s",
          "heap MiB",
          "by hand",
          "ratio",
          "untagged",
          "ratio");
      for (int size : sizes) {
        measure(size);
      }
      return largest > 0 ? startAlone() : 0;
    } finally {
      StartBench.delete(folder);
    }
  }

  private void warmUp() throws Exception {
    AwardReport thousand = SampleAwardReports.withItems(1_000);
    Figures.Time cold = Figures.time(() -> own(thousand));
    Figures.print("cold, 1,000 items: %d ms wall", cold.wallMillis());
    for (int i = 0; i < 2 * RUNS; i++) {
      own(thousand);
      byHand(thousand);
      untagged(thousand);
    }
  }

  private Path own(AwardReport report) throws Exception {
    return signed(out -> printer.pdf(report, Edition.ARABIC, out));
  }

  private Path byHand(AwardReport report) throws Exception {
    return signed(out -> DirectTable.drawTagged(report, Edition.ARABIC, out));
  }

  private static void untagged(AwardReport report) {
    DirectTable.draw(report, Edition.ARABIC, OutputStream.nullOutputStream());
  }

  private Path signed(BenchWriting writing) throws Exception {
    Path printed = folder.resolve("printed.pdf");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(printed), 1 << 16)) {
      writing.write(out);
    }
    Path signed = folder.resolve("signed.pdf");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(signed), 1 << 16)) {
      new SignPdf()
          .run(printed, signer, new SignPdf.Statement("Issued", "", Instant.now(), null), out);
    }
    return signed;
  }

  private void measure(int size) throws Exception {
    AwardReport report = SampleAwardReports.withItems(size);
    int pages = pages(own(report));
    long before = Figures.heapMebibytes();
    Figures.peakHeapMebibytes();
    Figures.Time own = Figures.median(RUNS, () -> own(report));
    long peak = Math.max(0, Figures.peakHeapMebibytes() - before);
    Figures.Time byHand = Figures.median(RUNS, () -> byHand(report));
    Figures.Time untagged = Figures.median(RUNS, () -> untagged(report));
    Figures.print(
        "%6d %6d %8d %8d %8.0f %9d %9d %6.1f %9d %6.1f",
        size,
        pages,
        own.wallMillis(),
        own.cpuMillis(),
        pages * 1000.0 / Math.max(1, own.wallMillis()),
        peak,
        byHand.cpuMillis(),
        ratio(own, byHand),
        untagged.cpuMillis(),
        ratio(own, untagged));
  }

  private static double ratio(Figures.Time own, Figures.Time floor) {
    return own.cpuMillis() / (double) Math.max(1, floor.cpuMillis());
  }

  private static int pages(Path pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      return document.getNumberOfPages();
    }
  }

  private int startAlone() throws Exception {
    Figures.print("%,d items in a process of its own, -Xmx%dm:", largest, heap);
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx" + heap + "m",
            "-cp",
            System.getProperty("java.class.path"),
            Bench.class.getName(),
            "report-award",
            "--alone",
            "--largest",
            Integer.toString(largest))
        .inheritIO()
        .start()
        .waitFor();
  }

  /** Without the floor, which keeps the tags of all pages and does not fit in such a heap. */
  private void measureAlone() throws Exception {
    AwardReport report = SampleAwardReports.withItems(largest);
    long record = Figures.heapMebibytes();
    Path[] file = new Path[1];
    Figures.Time own = Figures.time(() -> file[0] = own(report));
    Figures.print(
        "%,d ms wall, %,d ms CPU, %,d pages, %,d MiB; heap at most %,d MiB, %,d of them the record",
        own.wallMillis(),
        own.cpuMillis(),
        pages(file[0]),
        Files.size(file[0]) / MEBIBYTE,
        Runtime.getRuntime().maxMemory() / MEBIBYTE,
        record);
  }
}
