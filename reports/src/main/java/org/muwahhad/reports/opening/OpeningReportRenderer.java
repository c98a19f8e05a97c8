package org.muwahhad.reports.opening;

import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneId;
import java.util.Map;
import org.muwahhad.reports.Edition;
import org.muwahhad.reports.render.CompiledTemplate;
import org.muwahhad.reports.render.DocumentFacts;
import org.muwahhad.reports.render.EditionText;
import org.muwahhad.reports.render.ReportEngine;

/**
 * Prints records of openings. Equal records give equal bytes. One instance serves the whole
 * process, from several threads.
 */
public final class OpeningReportRenderer {
  private static final ZoneId RIYADH = ZoneId.of("Asia/Riyadh");
  private static final String LABELS = "org.muwahhad.reports.opening.labels";

  private final ReportEngine engine =
      new ReportEngine(new CompiledTemplate(OpeningReport.class, "opening"));

  /**
   * Writes the record as a tagged PDF/A-3a file with its figures attached as JSON; the stream is
   * left open.
   *
   * @throws IOException when the stream can't be written
   */
  public void pdf(OpeningReport report, Edition edition, OutputStream out) throws IOException {
    EditionText text = new EditionText(LABELS, edition, RIYADH);
    OpeningLines lines = new OpeningLines(report, text);
    engine.pdf(
        text,
        Map.of("text", text, "cover", lines.cover()),
        lines.all(),
        facts(report, text),
        report,
        out);
  }

  private static DocumentFacts facts(OpeningReport report, EditionText text) {
    return new DocumentFacts(
        text.plain(text.both("document.title", report.tender())),
        text.plain(report.issuer()),
        text.plain(report.title()),
        report.openedAt(),
        report.tender(),
        text.edition().language(),
        text.edition().rightToLeft());
  }
}
