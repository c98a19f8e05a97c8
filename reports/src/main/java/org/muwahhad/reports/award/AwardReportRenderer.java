package org.muwahhad.reports.award;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.muwahhad.reports.Edition;
import org.muwahhad.reports.render.CompiledTemplate;
import org.muwahhad.reports.render.DocumentFacts;
import org.muwahhad.reports.render.EditionText;
import org.muwahhad.reports.render.ReportEngine;

/**
 * Prints award reports. Equal reports give equal bytes, so the hash of a document identifies what
 * it says. One instance serves the whole process, from several threads.
 */
public final class AwardReportRenderer {

  /** The bundles of fixed words, one for each language. */
  static final String LABELS = "org.muwahhad.reports.award.labels";

  private final ReportEngine engine;

  /** Reads the compiled templates, which takes some tenths of a second once. */
  public AwardReportRenderer() {
    this.engine = new ReportEngine(new CompiledTemplate(AwardReport.class, "award"));
  }

  /**
   * Writes the report as a tagged PDF/A-3a file with the record attached as JSON; the stream is
   * left open.
   *
   * @throws IOException when the stream can't be written
   */
  public void pdf(AwardReport report, Edition edition, OutputStream out) throws IOException {
    EditionText text = new EditionText(LABELS, edition, report.zone());
    AwardHeads heads = new AwardHeads(report, text);
    Map<String, Object> parameters =
        Map.of("text", text, "cover", heads.cover(), "heads", heads.columns());
    engine.pdf(
        text, parameters, new AwardLines(report, text).all(), facts(report, text), report, out);
  }

  /**
   * Writes the report's tables as an Office Open XML workbook; the stream is left open.
   *
   * @throws IOException when the stream can't be written
   */
  public void xlsx(AwardReport report, Edition edition, OutputStream out) throws IOException {
    new AwardSheets(report, new EditionText(LABELS, edition, report.zone())).write(out);
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
