package org.muwahhad.reports.pack;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.muwahhad.reports.document.Block;
import org.muwahhad.reports.document.Cell;
import org.muwahhad.reports.document.DocumentWriter;
import org.muwahhad.reports.document.Head;
import org.muwahhad.reports.document.Labels;
import org.muwahhad.reports.document.ReportDocument;
import org.muwahhad.reports.document.ReportTemplate;
import org.muwahhad.reports.document.Row;
import org.muwahhad.reports.document.Table;

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
    Head head =
        Head.issued(
                cover.issuer(),
                cover.kind(),
                cover.title(),
                cover.number(),
                cover.at(),
                cover.proof())
            .forNamedReaders();
    Head.Draft draft = cover.draft();
    DocumentWriter writer = new DocumentWriter(draft == null ? head : head.asDraft(draft), labels);
    List<Block.Fact> facts = new ArrayList<>();
    Instant startsAt = cover.startsAt();
    if (startsAt != null) {
      facts.add(writer.fact("starts", Cell.time(startsAt)));
      facts.add(writer.fact("starts.hijri", Cell.hijri(startsAt)));
    }
    cover.facts().forEach(f -> facts.add(new Block.Fact(f.name(), Cell.words(f.value()))));
    return writer
        .section("ABOUT")
        .facts(facts)
        .section("PAPERS")
        .table(PAPERS, cover.papers(), p -> Row.of(Cell.words(p.title()), Cell.code(p.sha256())))
        .section("SIGNATURES")
        .signatures(
            cover.signatories().stream()
                .map(p -> new Block.Signatory(p.office(), p.name(), p.title()))
                .toList())
        .document();
  }
}
