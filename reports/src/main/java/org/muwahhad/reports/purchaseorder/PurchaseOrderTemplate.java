package org.muwahhad.reports.purchaseorder;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.reports.Bilingual;
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
import org.muwahhad.reports.words.AmountInWords;

/**
 * Lays a purchase order out: who orders of whom under which agreement, where and until when it is
 * to be delivered, the items with their prices, and the total with VAT in figures and words; then
 * its batches, and what was changed of it afterwards.
 */
public final class PurchaseOrderTemplate implements ReportTemplate<PurchaseOrder> {
  private static final Table LINES =
      Table.named("lines")
          .words("item.code", 78)
          .words("item", 165)
          .words("unit", 50)
          .figures("quantity", 56)
          .figures("unit.price", 82)
          .figures("amount", 92)
          .inSmallType();
  private static final Table BATCHES =
      Table.named("batches")
          .words("item.code", 78)
          .words("item", 213)
          .words("unit", 60)
          .figures("quantity", 72)
          .words("wanted", 100)
          .inSmallType();
  private static final Table LEFT =
      Table.named("left")
          .words("item.code", 78)
          .words("item", 293)
          .words("unit", 70)
          .figures("quantity", 82)
          .inSmallType();

  @Override
  public String name() {
    return "purchaseorder";
  }

  @Override
  public boolean letter() {
    return true;
  }

  @Override
  public List<Table> tables() {
    return List.of(LINES, BATCHES, LEFT);
  }

  @Override
  public ReportDocument write(PurchaseOrder order, Labels labels) {
    DocumentWriter writer = new DocumentWriter(head(order, labels), labels);
    writer.section("PARTIES");
    Instant cancelled = order.cancelledAt();
    if (cancelled != null) {
      writer
          .paragraph("cancelled")
          .facts(List.of(writer.fact("cancelled.at", TableCell.time(cancelled))));
    }
    writer.facts(
        List.of(
            writer.fact("entity", TableCell.words(order.issuer())),
            writer.fact("supplier", TableCell.words(order.supplier())),
            writer.fact("agreement", TableCell.code(order.agreement())),
            writer.fact("lot", TableCell.words(order.lot())),
            writer.fact("placed", TableCell.time(order.placedAt()))));
    delivery(writer, order.delivery());
    writer
        .section("LINES")
        .table(LINES, order.lines(), PurchaseOrderTemplate::row)
        .facts(sums(writer, order.sums()))
        .paragraph("terms", order.agreement())
        .facts(List.of(writer.fact("sha256", TableCell.code(order.sha256()))))
        .paragraph("digest");
    if (!order.batches().isEmpty()) {
      writer.section("BATCHES").table(BATCHES, order.batches(), PurchaseOrderTemplate::batch);
    }
    change(writer, order.change());
    return writer.document();
  }

  private static DocumentHead head(PurchaseOrder order, Labels labels) {
    return DocumentHead.issued(
        order.issuer(), labels.of("report"), order.lot(), order.number(), order.placedAt(), null);
  }

  private static void delivery(DocumentWriter writer, PurchaseOrder.@Nullable OrderDelivery said) {
    if (said == null) {
      return;
    }
    List<Block.NamedValue> facts = new ArrayList<>();
    if (!said.site().equals(Bilingual.empty())) {
      facts.add(writer.fact("site", TableCell.words(said.site())));
    }
    facts.add(writer.fact("wanted", TableCell.day(said.wantedOn())));
    if (!said.contact().isEmpty()) {
      facts.add(writer.fact("contact", TableCell.written(said.contact())));
    }
    if (!said.reference().isEmpty()) {
      facts.add(writer.fact("reference", TableCell.written(said.reference())));
    }
    writer.section("DELIVERY").facts(facts);
  }

  private static void change(DocumentWriter writer, PurchaseOrder.@Nullable AgreedChange change) {
    if (change == null) {
      return;
    }
    List<Block.NamedValue> facts = new ArrayList<>();
    LocalDate due = change.dueOn();
    if (due != null) {
      facts.add(writer.fact("changed.day", TableCell.day(due)));
    }
    facts.add(writer.fact("changed.net", TableCell.priced(change.net())));
    facts.add(writer.fact("changed.vat", TableCell.priced(change.vat())));
    facts.add(writer.fact("changed.gross", TableCell.priced(change.gross())));
    writer.section("CHANGES").paragraph("changed").facts(facts);
    if (!change.items().isEmpty()) {
      writer.table(LEFT, change.items(), PurchaseOrderTemplate::left);
    }
  }

  private static DocumentRow batch(PurchaseOrder.OrderedBatch batch) {
    return DocumentRow.of(
        TableCell.code(batch.code()),
        TableCell.words(batch.item()),
        TableCell.words(batch.unit()),
        TableCell.number(batch.quantity()),
        TableCell.day(batch.wantedOn()));
  }

  private static DocumentRow left(PurchaseOrder.LeftItem item) {
    return DocumentRow.of(
        TableCell.code(item.code()),
        TableCell.words(item.item()),
        TableCell.words(item.unit()),
        TableCell.number(item.quantity()));
  }

  private static List<Block.NamedValue> sums(DocumentWriter writer, PurchaseOrder.OrderSums sums) {
    Bilingual words = AmountInWords.of(sums.gross());
    List<Block.NamedValue> facts =
        new ArrayList<>(
            List.of(
                writer.fact("net", TableCell.priced(sums.net())),
                writer.fact("vat.rate", TableCell.percent(sums.vatPercent())),
                writer.fact("vat", TableCell.priced(sums.vat())),
                writer.fact("gross", TableCell.priced(sums.gross())),
                // Both stand in every edition: the Arabic words are those that count.
                writer.fact("words.ar", TableCell.written(words.ar())),
                writer.fact("words.en", TableCell.written(words.en()))));
    Money own = sums.grossOwn();
    if (own != null) {
      facts.add(writer.fact("gross.own", TableCell.priced(own)));
    }
    return facts;
  }

  private static DocumentRow row(PurchaseOrder.OrderedItem line) {
    return DocumentRow.of(
        TableCell.code(line.code()),
        TableCell.words(line.item()),
        TableCell.words(line.unit()),
        TableCell.number(line.quantity()),
        TableCell.each(line.price()),
        TableCell.amount(line.net()));
  }
}
