package org.muwahhad.reports.receipt;

import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.muwahhad.reports.Edition;
import org.muwahhad.reports.document.DocumentHead;
import org.muwahhad.reports.render.Attachment;
import org.muwahhad.reports.render.CompiledTemplate;
import org.muwahhad.reports.render.DocumentFacts;
import org.muwahhad.reports.render.EditionText;
import org.muwahhad.reports.render.Manuscript;
import org.muwahhad.reports.render.ReportEngine;

/**
 * Prints receipts for submissions of demand, both languages on one document. Equal receipts give
 * equal bytes. One instance serves the whole process, from several threads.
 */
public final class DemandReceiptRenderer {
  private static final String LABELS = "org.muwahhad.reports.receipt.labels";

  private final ReportEngine engine =
      new ReportEngine(new CompiledTemplate(DemandReceipt.class, "receipt"));

  /**
   * Writes the receipt as a tagged PDF/A-3a file with its record attached as JSON; the stream is
   * left open.
   *
   * @throws IOException when the stream can't be written
   */
  public void pdf(DemandReceipt receipt, OutputStream out) throws IOException {
    pdf(receipt, List.of(), out);
  }

  /** The same with further files attached. */
  public void pdf(DemandReceipt receipt, List<Attachment> further, OutputStream out)
      throws IOException {
    EditionText text = text(DocumentHead.RIYADH);
    ReceiptLines lines = new ReceiptLines(receipt, text);
    DocumentFacts facts = facts(receipt, text);
    engine.pdf(
        new Manuscript(
            text,
            lines.cover().running(),
            Map.of("text", text, "cover", lines.cover(), "heads", lines.heads()),
            lines.all(),
            facts,
            Stream.concat(Stream.of(Manuscript.figures(receipt, facts)), further.stream())
                .toList()),
        out);
  }

  static EditionText text(ZoneId zone) {
    return new EditionText(LABELS, Edition.BILINGUAL, zone);
  }

  private static DocumentFacts facts(DemandReceipt receipt, EditionText text) {
    return new DocumentFacts(
        text.plain(text.both("document.title", receipt.number())),
        text.plain(receipt.issuer()),
        text.plain(receipt.sender().round()),
        receipt.receivedAt(),
        receipt.number(),
        text.edition().language(),
        text.edition().rightToLeft());
  }
}
