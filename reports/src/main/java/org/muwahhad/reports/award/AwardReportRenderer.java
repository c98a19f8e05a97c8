package org.muwahhad.reports.award;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.muwahhad.reports.Edition;
import org.muwahhad.reports.document.ReportDocument;
import org.muwahhad.reports.render.Attachment;
import org.muwahhad.reports.render.CompiledTemplate;
import org.muwahhad.reports.render.DocumentFacts;
import org.muwahhad.reports.render.EditionText;
import org.muwahhad.reports.render.Manuscript;
import org.muwahhad.reports.render.PackedReport;
import org.muwahhad.reports.render.PageProgress;
import org.muwahhad.reports.render.ReportEngine;
import org.muwahhad.reports.render.ReportLine;
import org.muwahhad.reports.render.ReportPrinter;

/**
 * Prints award reports. Equal reports give equal bytes, so the hash of a document identifies what
 * it says. One instance serves the whole process, from several threads.
 */
public final class AwardReportRenderer {

  /** The bundles of fixed words, one for each language. */
  static final String LABELS = "org.muwahhad.reports.award.labels";

  private final ReportEngine engine;
  private final ReportPrinter<AwardReport> printer;
  private final IntConsumer listener;

  /** Reads the compiled templates, which takes some tenths of a second once. */
  public AwardReportRenderer() {
    this.engine = new ReportEngine(new CompiledTemplate(AwardReport.class, "award"));
    this.printer = new ReportPrinter<>(new AwardTemplate());
    this.listener = percent -> {};
  }

  private AwardReportRenderer(
      ReportEngine engine, ReportPrinter<AwardReport> printer, IntConsumer listener) {
    this.engine = engine;
    this.printer = printer;
    this.listener = listener;
  }

  /**
   * The same, telling how far it is.
   *
   * @param told hundredths; what it throws ends the printing
   */
  public AwardReportRenderer telling(IntConsumer told) {
    return new AwardReportRenderer(engine, printer.telling(told), told);
  }

  /** The report as a document, for a page to read. */
  public ReportDocument document(AwardReport report) {
    return printer.document(report);
  }

  /**
   * Writes the report as a tagged PDF/A-3a and PDF/UA-1 file with the record as JSON, every table
   * as CSV, and further files inside; the stream is left open.
   *
   * @throws IOException when the stream can't be written
   */
  public void pdf(AwardReport report, Edition edition, List<Attachment> further, OutputStream out)
      throws IOException {
    PageProgress progress = new PageProgress(listener, printer.document(report));
    engine.pdf(manuscript(report, edition, further, progress::counting), out);
    progress.written();
  }

  /** Writes the PDF file without further files inside. */
  public void pdf(AwardReport report, Edition edition, OutputStream out) throws IOException {
    pdf(report, edition, List.of(), out);
  }

  /** The same as a part of a pack. */
  public PackedReport part(AwardReport report, List<Attachment> further) {
    return engine.part(
        edition -> {
          PageProgress progress = new PageProgress(listener, printer.document(report));
          return manuscript(report, edition, further, progress::counting);
        });
  }

  private Manuscript manuscript(
      AwardReport report,
      Edition edition,
      List<Attachment> further,
      UnaryOperator<Stream<ReportLine>> printed) {
    EditionText text = new EditionText(LABELS, edition, report.zone());
    AwardHeads heads = new AwardHeads(report, text);
    DocumentFacts facts = facts(report, text);
    List<Attachment> attachments = new ArrayList<>();
    attachments.add(Manuscript.figures(report, facts));
    attachments.addAll(printer.tables(report, edition));
    attachments.addAll(further);
    return new Manuscript(
        text,
        heads.cover().running(),
        Map.of("text", text, "cover", heads.cover(), "heads", heads.columns()),
        printed.apply(new AwardLines(report, text).all()),
        facts,
        attachments);
  }

  /**
   * Writes the report as a text document (Office Open XML) that can be edited; the stream is left
   * open.
   *
   * @throws IOException when the stream can't be written
   */
  public void word(AwardReport report, Edition edition, OutputStream out) throws IOException {
    printer.word(report, edition, out);
  }

  /**
   * Writes the report's tables as an Office Open XML workbook; the stream is left open.
   *
   * @throws IOException when the stream can't be written
   */
  public void xlsx(AwardReport report, Edition edition, OutputStream out) throws IOException {
    new AwardSheets(report, new EditionText(LABELS, edition, report.zone()), listener).write(out);
  }

  /**
   * Prints nothing to read, once in every edition, so that fonts, templates and labels are loaded
   * before the first reader asks. Takes a few seconds of a cold process; call it at start, beside
   * other work.
   */
  public void warmUp() {
    for (Edition edition : Edition.values()) {
      try {
        pdf(BlankReport.REPORT, edition, OutputStream.nullOutputStream());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static DocumentFacts facts(AwardReport report, EditionText text) {
    AwardReport.Tender tender = report.tender();
    return new DocumentFacts(
        text.plain(text.both("document.title", tender.number())),
        text.plain(tender.procuringBody()),
        text.plain(tender.title()),
        report.issuedAt(),
        report.verification().documentId() + "-" + text.edition(),
        text.edition().language(),
        text.edition().rightToLeft());
  }
}
