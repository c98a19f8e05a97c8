package org.muwahhad.reports.render;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import net.sf.jasperreports.engine.JasperPrint;
import org.jspecify.annotations.Nullable;
import org.muwahhad.reports.Edition;
import org.muwahhad.reports.document.DocumentHead;
import org.muwahhad.reports.document.Labels;
import org.muwahhad.reports.document.ReportDocument;
import org.muwahhad.reports.document.ReportTemplate;

/**
 * Prints one kind of report in every format. Equal records give equal bytes. Cheap to make, and for
 * use by several threads.
 *
 * @param <R> the report's record
 */
public final class ReportPrinter<R extends Record> {
  static final String COMMON = "org.muwahhad.reports.render.common";
  private static final Map<BrandedPage, ReportEngine> ENGINES = new ConcurrentHashMap<>();
  private final ReportTemplate<R> template;
  private final Labels labels;
  private final DocumentHead.@Nullable DraftMark draft;
  private final IntConsumer listener;

  public ReportPrinter(ReportTemplate<R> template) {
    this(template, null, percent -> {});
  }

  private ReportPrinter(
      ReportTemplate<R> template, DocumentHead.@Nullable DraftMark draft, IntConsumer listener) {
    this.template = template;
    this.listener = listener;
    this.labels = Labels.beside(template.getClass());
    this.draft = draft;
  }

  /** A printer of drafts, each page of which says to whom it was shown and when. */
  public ReportPrinter<R> ofDrafts(DocumentHead.DraftMark shown) {
    return new ReportPrinter<>(template, shown, listener);
  }

  /**
   * A printer that says how far it is.
   *
   * @param told hundredths; what it throws ends the printing
   */
  public ReportPrinter<R> telling(IntConsumer told) {
    return new ReportPrinter<>(template, draft, told);
  }

  /** Tells listeners how far something is that is printed in another way. */
  public void tell(int percent) {
    listener.accept(percent);
  }

  /** The report as a document, for a page to read. */
  public ReportDocument document(R report) {
    ReportDocument document = template.write(report, labels);
    return draft == null
        ? document
        : new ReportDocument(document.head().asDraft(draft), document.sections());
  }

  /** A page as it is read: in the colours of a deployment. */
  private record BrandedPage(Class<?> template, Branding branding) {}

  // A compiled page is read once, no matter who prints with it.
  private ReportEngine engine() {
    return ENGINES.computeIfAbsent(
        new BrandedPage(template.getClass(), Branding.current()),
        page -> new ReportEngine(new CompiledTemplate(page.template(), template.name())));
  }

  /**
   * Writes a tagged PDF/A-3a and PDF/UA-1 file with the record as JSON, every table as CSV, and
   * further files inside; the stream is left open.
   *
   * @throws IOException when the stream can't be written
   */
  public void pdf(R report, Edition edition, List<Attachment> further, OutputStream out)
      throws IOException {
    ReportDocument document = document(report);
    PageProgress progress = new PageProgress(listener, document);
    engine().pdf(manuscript(document, report, edition, further, progress::counting), out);
    progress.written();
  }

  /** The same as a part of a pack, telling how far its lines are laid out. */
  public PackedReport part(R report, List<Attachment> further) {
    return engine()
        .part(
            edition -> {
              ReportDocument document = document(report);
              PageProgress progress = new PageProgress(listener, document);
              return manuscript(document, report, edition, further, progress::counting);
            });
  }

  /** The pages of what was written by this printer. */
  JasperPrint fill(Manuscript manuscript, Scratch scratch) {
    return engine().fill(manuscript, scratch);
  }

  /** What is printed; its lines may be counted, or others come after them. */
  Manuscript manuscript(
      ReportDocument document,
      R report,
      Edition edition,
      List<Attachment> further,
      UnaryOperator<Stream<ReportLine>> printed) {
    EditionText text = text(document, edition);
    DocumentLines lines = new DocumentLines(document, template, text);
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("text", text);
    parameters.put("cover", lines.cover());
    parameters.put("watermark", lines.watermark());
    DocumentFacts facts = facts(document, lines, text);
    List<Attachment> attachments = new ArrayList<>();
    attachments.add(Manuscript.figures(report, facts));
    attachments.addAll(DocumentCsv.of(document, text));
    attachments.addAll(further);
    return new Manuscript(
        text, text.line(lines.title()), parameters, printed.apply(lines.all()), facts, attachments);
  }

  /** Writes the PDF file without further files inside. */
  public void pdf(R report, Edition edition, OutputStream out) throws IOException {
    pdf(report, edition, List.of(), out);
  }

  /** Every table as CSV. */
  public List<Attachment> tables(R report, Edition edition) {
    ReportDocument document = document(report);
    return DocumentCsv.of(document, text(document, edition));
  }

  /**
   * Writes a workbook (Office Open XML): facts on the first sheet, each table on one of its own;
   * the stream is left open.
   *
   * @throws IOException when the stream can't be written
   */
  public void workbook(R report, Edition edition, OutputStream out) throws IOException {
    ReportDocument document = document(report);
    PageProgress progress = new PageProgress(listener, document);
    new DocumentWorkbook(progress.counting(document), text(document, edition)).write(out);
    progress.written();
  }

  /**
   * Writes a text document (Office Open XML) that can be edited; the stream is left open.
   *
   * @throws IOException when the stream can't be written
   */
  public void word(R report, Edition edition, OutputStream out) throws IOException {
    ReportDocument document = document(report);
    PageProgress progress = new PageProgress(listener, document);
    new DocumentWord(progress.counting(document), text(document, edition), template).write(out);
    progress.written();
  }

  EditionText text(ReportDocument document, Edition edition) {
    return new EditionText(COMMON, edition, document.head().zone());
  }

  private static DocumentFacts facts(
      ReportDocument document, DocumentLines lines, EditionText text) {
    DocumentHead head = document.head();
    DocumentHead.Proof proof = head.proof();
    return new DocumentFacts(
        text.plain(lines.title()),
        text.plain(head.issuer()),
        text.plain(head.title()),
        head.at(),
        proof == null ? head.number() : proof.documentId(),
        text.edition().language(),
        text.edition().rightToLeft());
  }
}
