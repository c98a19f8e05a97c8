package org.muwahhad.bench;

import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.muwahhad.reports.Edition;
import org.muwahhad.reports.award.AwardReport;
import org.muwahhad.reports.award.AwardTemplate;
import org.muwahhad.reports.award.DirectTable;
import org.muwahhad.reports.award.ReportLot;
import org.muwahhad.reports.award.ReportLotItem;
import org.muwahhad.reports.award.SampleAwardReports;
import org.muwahhad.reports.render.ReportPrinter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The annex of an award report by what one would otherwise take: LibreOffice and WeasyPrint from a
 * page of HTML, and the PDF library alone, against the whole report by this program. Of the other
 * programs none signs, attaches the figures or declares PDF/A.
 */
@Command(
    name = "report-others",
    description = "The same table by LibreOffice, WeasyPrint and the PDF library alone.")
final class ReportOthersBench implements Callable<Integer> {
  private static final int RUNS = 5;

  @Option(names = "--items", defaultValue = "1000")
  private int items;

  @Override
  public Integer call() throws Exception {
    Figures.machine();
    Path target = Files.createDirectories(Path.of("bench", "target").toAbsolutePath());
    Path folder = Files.createTempDirectory(target, "others-");
    try {
      AwardReport report = SampleAwardReports.withItems(items);
      Path page = html(report, folder.resolve("annex.html"));
      Figures.print("%,d items, %,d bytes of HTML", items, Files.size(page));
      own(report);
      Path pdf = folder.resolve("annex.pdf");
      program("WeasyPrint", pdf, "weasyprint", page.toString(), pdf.toString());
      program(
          "LibreOffice",
          pdf,
          "soffice",
          "-env:UserInstallation=" + folder.resolve("profile").toUri(),
          "--headless",
          "--infilter=HTML (StarWriter)",
          "--convert-to",
          "pdf:writer_pdf_Export",
          "--outdir",
          folder.toString(),
          page.toString());
      return 0;
    } finally {
      StartBench.delete(folder);
    }
  }

  private static void own(AwardReport report) throws Exception {
    ReportPrinter<AwardReport> printer = new ReportPrinter<>(new AwardTemplate());
    for (int i = 0; i < 2 * RUNS; i++) {
      printer.pdf(report, Edition.ARABIC, OutputStream.nullOutputStream());
      DirectTable.draw(report, Edition.ARABIC, OutputStream.nullOutputStream());
    }
    print(
        "this program",
        "whole report, tagged PDF/A-3a, warm",
        Figures.median(
            RUNS, () -> printer.pdf(report, Edition.ARABIC, OutputStream.nullOutputStream())));
    print(
        "PDF library",
        "cells at computed places, warm",
        Figures.median(
            RUNS, () -> DirectTable.draw(report, Edition.ARABIC, OutputStream.nullOutputStream())));
  }

  private static void print(String name, String what, Figures.Time time) {
    Figures.print(
        "%-12s %,8d ms wall, %,8d ms CPU  %s", name, time.wallMillis(), time.cpuMillis(), what);
  }

  /** Twice: the first run of LibreOffice makes its profile. */
  private static void program(String name, Path pdf, String program, String... arguments)
      throws Exception {
    if (find(program).isEmpty()) {
      Figures.print("%-12s not installed (no %s on the path)", name, program);
      return;
    }
    run(program, arguments);
    Files.delete(pdf);
    Figures.Time time = run(program, arguments);
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      print(name, "a new process, %d pages".formatted(document.getNumberOfPages()), time);
    }
    Files.delete(pdf);
  }

  private static Optional<Path> find(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** The shell tells the CPU time of what it ran, with all that began it. */
  private static Figures.Time run(String program, String... arguments) throws Exception {
    List<String> line =
        new ArrayList<>(
            List.of(
                "bash", "-c", "TIMEFORMAT='CPU %U %S'; time \"$@\" >/dev/null 2>&1", "-", program));
    line.addAll(List.of(arguments));
    long began = System.nanoTime();
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(program + " failed: " + said);
    }
    long wall = (System.nanoTime() - began) / 1_000_000;
    String[] seconds = said.substring(said.lastIndexOf("CPU ") + 4).strip().split(" ");
    BigDecimal cpu = new BigDecimal(seconds[0]).add(new BigDecimal(seconds[1]));
    return new Figures.Time(wall, cpu.movePointRight(3).longValue());
  }

  private static Path html(AwardReport report, Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write(
          """
          <!DOCTYPE html><html lang="ar" dir="rtl"><meta charset="utf-8"><title>annex</title>
          <style>@page{size:A4;margin:22mm 13mm} table{width:100%;border-collapse:collapse;\
          font:6.5pt "IBM Plex Sans Arabic"} td{border-bottom:.25pt solid #c9d3ce;padding:3pt}\
          td.n{text-align:right;direction:ltr}</style><table><thead><tr>""");
      List<String> heads =
          List.of(
              "الرمز", "البند", "الوحدة", "1", "2", "3", "4", "5", "6", "الكمية", "السعر",
              "المبلغ");
      for (String head : heads) {
        out.write("<th>" + head);
      }
      out.write("</thead><tbody>");
      for (ReportLot lot : report.lots()) {
        for (ReportLotItem item : lot.items()) {
          write(report, item, out);
        }
      }
      out.write("</table></html>");
    }
    return file;
  }

  private static void write(AwardReport report, ReportLotItem item, BufferedWriter out)
      throws IOException {
    out.write("<tr><td>" + item.code() + "<td>" + item.name().ar() + "<td>" + item.unit().ar());
    for (AwardReport.ReportState state : report.states()) {
      out.write("<td class=n>" + item.byState().get(state.code()));
    }
    out.write("<td class=n>" + item.quantity());
    out.write("<td class=n>" + item.unitPrice().map(p -> p.amount().toPlainString()).orElse(""));
    out.write("<td class=n>" + item.amount().map(p -> p.amount().toPlainString()).orElse(""));
  }
}
