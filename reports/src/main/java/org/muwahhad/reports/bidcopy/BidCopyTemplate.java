package org.muwahhad.reports.bidcopy;

import java.util.List;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.document.Block;
import org.muwahhad.reports.document.DocumentHead;
import org.muwahhad.reports.document.DocumentRow;
import org.muwahhad.reports.document.DocumentWriter;
import org.muwahhad.reports.document.Labels;
import org.muwahhad.reports.document.ReportDocument;
import org.muwahhad.reports.document.ReportTemplate;
import org.muwahhad.reports.document.Table;
import org.muwahhad.reports.document.TableCell;

/** Lays a copy of a bid out: what it is, its terms, prices by lot, answers and documents. */
public final class BidCopyTemplate implements ReportTemplate<BidCopy> {
  private static final Table PRICES =
      Table.named("prices")
          .words("item", 138)
          .figures("quantity", 50)
          .figures("price", 90)
          .words("origin", 72)
          .words("offered", 78)
          .figures("total", 95);
  private static final Table DISCOUNTS =
      Table.named("discounts").figures("percent", 63).words("when", 230).words("applies", 230);
  private static final Table ANSWERS =
      Table.named("answers")
          .words("item", 110)
          .words("asked", 138)
          .words("value", 95)
          .words("claim", 80)
          .words("remark", 100);
  private static final Table DOCUMENTS =
      Table.named("documents")
          .words("document", 168)
          .words("part", 90)
          .figures("kilobytes", 65)
          .words("digest", 200)
          .inSmallType();

  @Override
  public String name() {
    return "bidcopy";
  }

  @Override
  public List<Table> tables() {
    return List.of(PRICES, DISCOUNTS, ANSWERS, DOCUMENTS);
  }

  @Override
  public ReportDocument write(BidCopy copy, Labels labels) {
    DocumentWriter writer = new DocumentWriter(head(copy), labels);
    writer.section("WHAT");
    copy.notes().forEach(writer::paragraph);
    writer
        .section("TERMS")
        .facts(
            copy.terms().stream()
                .map(t -> new Block.NamedValue(t.name(), TableCell.words(t.value())))
                .toList());
    for (BidCopy.OfferedLot lot : copy.lots()) {
      writer.section(lot.title());
      lot.remarks().forEach(writer::paragraph);
      writer
          .table(PRICES, lot.items(), BidCopyTemplate::item)
          .facts(List.of(writer.fact("total.lot", TableCell.priced(lot.total()))));
    }
    Money total = copy.total();
    if (total != null) {
      writer.section("TOTAL").facts(List.of(writer.fact("total.bid", TableCell.priced(total))));
    }
    writer.section("DISCOUNTS").table(DISCOUNTS, copy.discounts(), BidCopyTemplate::discount);
    writer.section("ANSWERS").table(ANSWERS, copy.answers(), BidCopyTemplate::answer);
    writer.section("DOCUMENTS").table(DOCUMENTS, copy.documents(), BidCopyTemplate::document);
    return writer.document();
  }

  private static DocumentHead head(BidCopy copy) {
    return DocumentHead.issued(
            copy.issuer(), copy.kind(), copy.title(), copy.tender(), copy.at(), null)
        .forNamedReaders();
  }

  private static DocumentRow item(BidCopy.PricedItem item) {
    return DocumentRow.of(
        TableCell.words(item.item()),
        TableCell.number(item.quantity()),
        TableCell.eachPriced(item.price()),
        TableCell.words(item.origin()),
        TableCell.written(item.offered()),
        TableCell.priced(item.total()));
  }

  private static DocumentRow discount(BidCopy.OfferedDiscount discount) {
    return DocumentRow.of(
        TableCell.percent(discount.percent()),
        TableCell.words(discount.whenWinning()),
        TableCell.words(discount.appliesTo()));
  }

  private static DocumentRow answer(BidCopy.ComplianceAnswer answer) {
    return DocumentRow.of(
        TableCell.words(answer.item()),
        TableCell.words(answer.asked()),
        TableCell.words(answer.value()),
        TableCell.words(answer.claim()),
        TableCell.written(answer.remark()));
  }

  private static DocumentRow document(BidCopy.AttachedDocument document) {
    return DocumentRow.of(
        TableCell.written(document.name()),
        TableCell.words(document.part()),
        TableCell.number(document.kilobytes()),
        TableCell.code(document.sha256()));
  }
}
