package org.muwahhad.reports.auditextract;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.document.DocumentHead;
import org.muwahhad.reports.document.DocumentRow;
import org.muwahhad.reports.document.DocumentWriter;
import org.muwahhad.reports.document.Labels;
import org.muwahhad.reports.document.ReportDocument;
import org.muwahhad.reports.document.ReportTemplate;
import org.muwahhad.reports.document.Table;
import org.muwahhad.reports.document.TableCell;

/** Lays the audit extract of a tender out: what verifies it, and then every entry in order. */
public final class AuditExtractTemplate implements ReportTemplate<AuditExtract> {
  private static final String NOTHING = "{}";
  private static final Table ENTRIES =
      Table.named("entries")
          .words("position", 40)
          .words("utc", 126)
          .words("riyadh", 90)
          .words("who", 146)
          .words("act", 142)
          .words("object", 66)
          .words("hash", 160)
          .inSmallType();
  private static final Table ANCHORS =
      Table.named("anchors")
          .words("anchor", 54)
          .words("utc", 140)
          .words("riyadh", 122)
          .words("covers", 92)
          .words("matches", 70)
          .words("anchor.hash", 292)
          .inSmallType();

  private final Supplier<Stream<AuditEntry>> entries;

  /**
   * A template that prints these entries.
   *
   * @param entries in order; requested again for each format, and closed after
   */
  public AuditExtractTemplate(Supplier<Stream<AuditEntry>> entries) {
    this.entries = entries;
  }

  /** A template that prints no entries. */
  public AuditExtractTemplate() {
    this(Stream::empty);
  }

  @Override
  public String name() {
    return "auditextract";
  }

  @Override
  public boolean landscape() {
    return true;
  }

  @Override
  public List<Table> tables() {
    return List.of(ENTRIES, ANCHORS);
  }

  @Override
  public ReportDocument write(AuditExtract report, Labels labels) {
    DocumentWriter writer = new DocumentWriter(head(report, labels), labels);
    writer
        .section("CHAIN")
        .facts(
            List.of(
                writer.fact("ocid", TableCell.code(report.ocid())),
                writer.fact("chain", TableCell.code(report.chain())),
                writer.fact("entries", TableCell.number(report.entries())),
                writer.fact("first", TableCell.time(report.firstAt())),
                writer.fact("last", TableCell.time(report.lastAt())),
                writer.fact("head", TableCell.code(report.headHash())),
                writer.fact(
                    "verification",
                    TableCell.words(labels.of(report.sound() ? "sound" : "faulty")))))
        .paragraph("explained");
    writer.section("FAULTS");
    report.faults().forEach(fault -> writer.paragraph(fault));
    writer.section("ANCHORS").table(ANCHORS, report.anchors(), AuditExtractTemplate::anchor);
    writer
        .section("ENTRIES")
        .table(
            ENTRIES,
            writer.heads(ENTRIES),
            () -> entries.get().flatMap(entry -> rows(entry, labels)));
    return writer.document();
  }

  private static DocumentHead head(AuditExtract report, Labels labels) {
    return DocumentHead.issued(
            report.issuer(),
            labels.of("report"),
            report.title(),
            report.tender(),
            report.at(),
            report.proof())
        .forNamedReaders();
  }

  private static DocumentRow anchor(AuditExtract.Anchor anchor) {
    return DocumentRow.of(
        TableCell.code(String.valueOf(anchor.number())),
        TableCell.code(anchor.at().toString()),
        TableCell.time(anchor.at()),
        TableCell.code(String.valueOf(anchor.position())),
        TableCell.yesNo(anchor.matches()),
        TableCell.code(anchor.hash()));
  }

  private static Stream<DocumentRow> rows(AuditEntry entry, Labels labels) {
    DocumentRow row =
        DocumentRow.of(
            TableCell.code(String.valueOf(entry.position())),
            TableCell.code(entry.at().toString()),
            TableCell.time(entry.at()),
            TableCell.words(stacked(entry.who(), entry.as())),
            TableCell.words(act(entry.act(), labels)),
            TableCell.words(object(entry.object(), labels)),
            TableCell.code(entry.hash()));
    return entry.detail().isBlank() || entry.detail().equals(NOTHING)
        ? Stream.of(row)
        : Stream.of(row, DocumentRow.remark(TableCell.code(entry.detail())));
  }

  /** In words where there are some for it, and always its code. */
  private static Bilingual act(String code, Labels labels) {
    return labels
        .find("act." + code)
        .map(words -> stacked(words, Bilingual.same(code)))
        .orElseGet(() -> Bilingual.same(code));
  }

  /** Its kind in words where there are some for it, and always as it is recorded. */
  private static Bilingual object(String recorded, Labels labels) {
    String[] kindAndKey = recorded.split(" ", 2);
    String label = "object." + kindAndKey[0];
    return kindAndKey.length < 2 || labels.find(label).isEmpty()
        ? Bilingual.same(recorded)
        : stacked(labels.of(label, kindAndKey[1]), Bilingual.same(recorded));
  }

  private static Bilingual stacked(Bilingual above, Bilingual below) {
    return below.isBlank()
        ? above
        : new Bilingual(above.ar() + "\n" + below.ar(), above.en() + "\n" + below.en());
  }
}
