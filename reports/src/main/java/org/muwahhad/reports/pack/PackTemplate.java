package org.muwahhad.reports.pack;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.muwahhad.reports.document.Block;
import org.muwahhad.reports.document.DocumentHead;
import org.muwahhad.reports.document.DocumentRow;
import org.muwahhad.reports.document.DocumentWriter;
import org.muwahhad.reports.document.Labels;
import org.muwahhad.reports.document.ReportDocument;
import org.muwahhad.reports.document.ReportTemplate;
import org.muwahhad.reports.document.Table;
import org.muwahhad.reports.document.TableCell;

/** Lays the cover of a pack out; the contents follow it. */
public final class PackTemplate implements ReportTemplate<PackCover> {
  private static final Table PAPERS =
      Table.named("papers").words("paper", 227).words("sha256", 296).inSmallType();

  @Override
  public String name() {
    return "pack";
  }

  @Override
  public boolean letter() {
    return true;
  }

  @Override
  public List<Table> tables() {
    return List.of(PAPERS);
  }

  @Override
  public ReportDocument write(PackCover cover, Labels labels) {
    DocumentHead head =
        DocumentHead.issued(
                cover.issuer(),
                cover.kind(),
                cover.title(),
                cover.number(),
                cover.at(),
                cover.proof())
            .forNamedReaders();
    DocumentHead.DraftMark draft = cover.draft();
    DocumentWriter writer = new DocumentWriter(draft == null ? head : head.asDraft(draft), labels);
    List<Block.NamedValue> facts = new ArrayList<>();
    Instant startsAt = cover.startsAt();
    if (startsAt != null) {
      facts.add(writer.fact("starts", TableCell.time(startsAt)));
      facts.add(writer.fact("starts.hijri", TableCell.hijri(startsAt)));
    }
    cover
        .facts()
        .forEach(f -> facts.add(new Block.NamedValue(f.name(), TableCell.words(f.value()))));
    return writer
        .section("ABOUT")
        .facts(facts)
        .section("PAPERS")
        .table(
            PAPERS,
            cover.papers(),
            p -> DocumentRow.of(TableCell.words(p.title()), TableCell.code(p.sha256())))
        .section("SIGNATURES")
        .signatures(
            cover.signatories().stream()
                .map(p -> new Block.Signatory(p.office(), p.name(), p.title()))
                .toList())
        .document();
  }
}
