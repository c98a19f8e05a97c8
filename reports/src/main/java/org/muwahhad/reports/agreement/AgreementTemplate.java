package org.muwahhad.reports.agreement;

import java.util.List;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.PriceIndex;
import org.muwahhad.reports.document.Block;
import org.muwahhad.reports.document.DocumentHead;
import org.muwahhad.reports.document.DocumentRow;
import org.muwahhad.reports.document.DocumentWriter;
import org.muwahhad.reports.document.Labels;
import org.muwahhad.reports.document.ReportDocument;
import org.muwahhad.reports.document.ReportTemplate;
import org.muwahhad.reports.document.Table;
import org.muwahhad.reports.document.TableCell;
import org.muwahhad.reports.words.AmountInWords;

/**
 * Lays a framework agreement out: the parties, what it is about and how long it runs, the items
 * with their prices, who may order, how much each state was awarded, the terms, the index that
 * prices may follow, the files of the dossier, and the places where both sides sign.
 */
public final class AgreementTemplate implements ReportTemplate<AgreementReport> {
  private static final Table ITEMS =
      Table.named("items")
          .words("item.code", 84)
          .words("item", 197)
          .words("unit", 60)
          .figures("quantity", 82)
          .figures("unit.price", 100)
          .inSmallType();
  private static final Table ENTITIES =
      Table.named("entities").words("entity.code", 93).words("entity", 290).words("state", 140);
  private static final Table QUANTITIES =
      Table.named("quantities")
          .words("state", 100)
          .words("item.code", 84)
          .words("item", 197)
          .words("unit", 60)
          .figures("quantity", 82)
          .inSmallType();
  private static final Table TERMS =
      Table.named("terms")
          .words("term", 220)
          .figures("value", 60)
          .words("term.unit", 73)
          .words("source", 170)
          .inSmallType();
  private static final Table FILES =
      Table.named("files")
          .words("document", 173)
          .words("file", 150)
          .words("digest", 200)
          .inSmallType();

  /** The shapes of the tables of its terms. */
  static final List<Table> TABLES = List.of(ITEMS, ENTITIES, QUANTITIES, TERMS, FILES);

  @Override
  public String name() {
    return "agreement";
  }

  @Override
  public List<Table> tables() {
    return TABLES;
  }

  @Override
  public ReportDocument write(AgreementReport agreement, Labels labels) {
    DocumentWriter writer = new DocumentWriter(head(agreement, labels), labels);
    terms(agreement, writer);
    writer
        .section("SIGNATURES")
        .paragraph("signatures")
        .signatures(
            List.of(
                new Block.Signatory(agreement.issuer(), Bilingual.empty(), labels.of("signs")),
                new Block.Signatory(agreement.supplier(), Bilingual.empty(), labels.of("signs"))));
    return writer.document();
  }

  /** All that was agreed, from the parties to the files of the dossier. */
  static void terms(AgreementReport agreement, DocumentWriter writer) {
    writer
        .section("PARTIES")
        .paragraph("parties")
        .facts(
            List.of(
                writer.fact("central", TableCell.words(agreement.issuer())),
                writer.fact("supplier", TableCell.words(agreement.supplier()))))
        .section("OBJECT")
        .facts(
            List.of(
                writer.fact("tender", TableCell.code(agreement.tender())),
                writer.fact("tender.title", TableCell.words(agreement.title())),
                writer.fact("lot", TableCell.words(agreement.lot())),
                writer.fact("starts", TableCell.day(agreement.startsOn())),
                writer.fact("ends", TableCell.day(agreement.endsOn())),
                writer.fact("amount", TableCell.priced(agreement.value())),
                writer.fact("words", TableCell.words(AmountInWords.of(agreement.value())))))
        .paragraph("object")
        .section("ITEMS")
        .table(ITEMS, agreement.items(), AgreementTemplate::item)
        .section("ENTITIES")
        .table(ENTITIES, agreement.entities(), AgreementTemplate::entity)
        .section("QUANTITIES")
        .table(QUANTITIES, agreement.quantities(), AgreementTemplate::quantity)
        .section("TERMS")
        .paragraph("orders")
        .paragraph(agreement.supply())
        .paragraph("suspension")
        .paragraph("termination")
        .table(TERMS, agreement.terms(), AgreementTemplate::term);
    index(agreement, writer);
    writer.section("FILES").table(FILES, agreement.documents(), AgreementTemplate::file);
  }

  /** Where the dossier names no index, no price follows one. */
  private static void index(AgreementReport agreement, DocumentWriter writer) {
    PriceIndex index = agreement.index();
    writer.section("INDEX");
    if (index == null) {
      writer.paragraph("index.none");
    } else {
      writer
          .paragraph("index.text")
          .facts(
              List.of(
                  writer.fact("index", TableCell.words(index.name())),
                  writer.fact("index.source", TableCell.words(index.source())),
                  writer.fact("index.base", TableCell.number(index.baseValue())),
                  writer.fact("index.base.day", TableCell.day(index.baseOn()))));
    }
  }

  private static DocumentHead head(AgreementReport agreement, Labels labels) {
    return DocumentHead.issued(
        agreement.issuer(),
        labels.of("report"),
        agreement.lot(),
        agreement.number(),
        agreement.at(),
        agreement.proof());
  }

  private static DocumentRow item(AgreementReport.AgreedItem item) {
    return DocumentRow.of(
        TableCell.code(item.code()),
        TableCell.words(item.item()),
        TableCell.words(item.unit()),
        TableCell.number(item.quantity()),
        TableCell.eachPriced(item.price()));
  }

  private static DocumentRow entity(AgreementReport.EntitledEntity entity) {
    return DocumentRow.of(
        TableCell.code(entity.code()),
        TableCell.words(entity.name()),
        TableCell.words(entity.state()));
  }

  private static DocumentRow quantity(AgreementReport.StateQuantity quantity) {
    return DocumentRow.of(
        TableCell.words(quantity.state()),
        TableCell.code(quantity.code()),
        TableCell.words(quantity.item()),
        TableCell.words(quantity.unit()),
        TableCell.number(quantity.quantity()));
  }

  private static DocumentRow term(AgreementReport.AgreedTerm term) {
    return DocumentRow.of(
        TableCell.words(term.name()),
        term.yesOrNo()
            ? TableCell.yesNo(term.value().signum() > 0)
            : TableCell.number(term.value()),
        term.unit().isBlank() ? TableCell.none() : TableCell.words(term.unit()),
        TableCell.words(term.source()));
  }

  private static DocumentRow file(AgreementReport.DossierFile file) {
    return DocumentRow.of(
        TableCell.words(file.title()),
        TableCell.written(file.fileName()),
        TableCell.code(file.sha256()));
  }
}
