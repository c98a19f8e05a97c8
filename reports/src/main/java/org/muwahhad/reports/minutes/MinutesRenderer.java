package org.muwahhad.reports.minutes;

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
 * Prints the minutes of meetings. Equal minutes give equal bytes. One instance serves the whole
 * process, from several threads.
 */
public final class MinutesRenderer {
  private static final ZoneId RIYADH = ZoneId.of("Asia/Riyadh");
  private static final String LABELS = "org.muwahhad.reports.minutes.labels";

  private final ReportEngine engine =
      new ReportEngine(new CompiledTemplate(MeetingMinutes.class, "minutes"));

  /**
   * Writes the minutes as a tagged PDF/A-3a file with their record attached as JSON; the stream is
   * left open.
   *
   * @throws IOException when the stream can't be written
   */
  public void pdf(MeetingMinutes minutes, Edition edition, OutputStream out) throws IOException {
    EditionText text = new EditionText(LABELS, edition, RIYADH);
    MinutesLines lines = new MinutesLines(minutes, text);
    engine.pdf(
        text,
        Map.of("text", text, "cover", lines.cover()),
        lines.all(),
        facts(minutes, text),
        minutes,
        out);
  }

  private static DocumentFacts facts(MeetingMinutes minutes, EditionText text) {
    return new DocumentFacts(
        text.plain(text.both("document.title", minutes.number())),
        text.plain(minutes.issuer()),
        text.plain(minutes.committee()),
        minutes.closedAt(),
        minutes.number(),
        text.edition().language(),
        text.edition().rightToLeft());
  }
}
