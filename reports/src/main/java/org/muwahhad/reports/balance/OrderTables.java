package org.muwahhad.reports.balance;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.reports.balance.BalanceReport.Agreement;
import org.muwahhad.reports.document.DocumentHead;
import org.muwahhad.reports.document.DocumentRow;
import org.muwahhad.reports.document.DocumentWriter;
import org.muwahhad.reports.document.Labels;
import org.muwahhad.reports.document.Table;
import org.muwahhad.reports.document.TableCell;

/** The orders, deliveries and transfers of a statement. */
final class OrderTables {
  static final Table ORDERS =
      Table.named("orders")
          .words("order", 70)
          .words("entity", 96)
          .words("placed", 74)
          .words("item.code", 54)
          .words("item", 96)
          .words("unit", 46)
          .figures("quantity", 44)
          .figures("delivered", 46)
          .figures("accepted", 46)
          .figures("open", 48)
          .words("last-delivery", 76)
          .figures("order.worth", 74)
          .inSmallType();
  static final Table CANCELLED =
      Table.named("cancelled")
          .words("order", 100)
          .words("entity", 170)
          .words("placed", 90)
          .words("cancelled.on", 90)
          .words("cancel.reason", 320);
  static final Table DELIVERIES =
      Table.named("deliveries")
          .words("order", 100)
          .words("entity", 170)
          .words("delivered.on", 90)
          .words("item", 190)
          .words("unit", 60)
          .figures("delivered", 80)
          .figures("accepted", 80);
  static final Table TRANSFERS =
      Table.named("transfers")
          .words("agreement", 70)
          .words("item", 140)
          .words("giver", 124)
          .words("receiver", 124)
          .figures("quantity", 52)
          .words("unit", 44)
          .words("transfer.standing", 62)
          .words("offered", 78)
          .words("ended", 76)
          .inSmallType();

  private OrderTables() {}

  /** Adds the section of them. */
  static void orders(BalanceReport report, DocumentWriter writer, Labels labels) {
    writer.section("ORDERS");
    List<DocumentRow> rows =
        report.agreements().stream()
            .flatMap(a -> a.orders().stream())
            .map(o -> order(report, o))
            .toList();
    if (rows.isEmpty()) {
      writer.paragraph(labels.of("orders.none"));
    }
    writer.table(ORDERS, rows);
    List<DocumentRow> cancelled =
        report.agreements().stream()
            .flatMap(a -> a.cancelled().stream())
            .map(o -> cancelled(report, o))
            .toList();
    if (!cancelled.isEmpty()) {
      writer.paragraph("orders.cancelled").table(CANCELLED, cancelled);
    }
  }

  private static DocumentRow cancelled(BalanceReport report, BalanceReport.CancelledOrder order) {
    return DocumentRow.of(
        TableCell.code(order.number()),
        BalanceTemplate.named(report, order.entity()),
        day(order.placedAt()),
        day(order.cancelledAt()),
        TableCell.ownWords(order.reason()));
  }

  private static DocumentRow order(BalanceReport report, BalanceReport.Order order) {
    LocalDate last = order.lastDelivery();
    return DocumentRow.of(
        TableCell.code(order.number()),
        BalanceTemplate.named(report, order.entity()),
        day(order.placedAt()),
        TableCell.code(order.itemCode()),
        TableCell.words(order.item()),
        TableCell.words(order.unit()),
        TableCell.number(order.quantity()),
        TableCell.number(order.delivered()),
        TableCell.number(order.accepted()),
        TableCell.number(order.quantity().subtract(order.accepted())),
        last == null ? TableCell.none() : TableCell.day(last),
        TableCell.priced(order.net()));
  }

  /** Adds the section of them. */
  static void deliveries(BalanceReport report, DocumentWriter writer) {
    List<DocumentRow> rows = new ArrayList<>();
    for (Agreement agreement : report.agreements()) {
      for (BalanceReport.Delivery delivery : agreement.deliveries()) {
        rows.add(
            DocumentRow.of(
                TableCell.code(delivery.order()),
                BalanceTemplate.named(report, delivery.entity()),
                TableCell.day(delivery.day()),
                TableCell.words(delivery.item()),
                TableCell.words(delivery.unit()),
                TableCell.number(delivery.delivered()),
                TableCell.number(delivery.accepted())));
        if (!delivery.reason().isBlank()) {
          rows.add(DocumentRow.remark(TableCell.ownWords(delivery.reason())));
        }
      }
    }
    writer.section("DELIVERIES").table(DELIVERIES, rows);
  }

  /** Adds the section of transfers. */
  static void transfers(BalanceReport report, DocumentWriter writer, Labels labels) {
    writer.section("TRANSFERS").table(TRANSFERS, report.transfers(), t -> transfer(t, labels));
  }

  private static DocumentRow transfer(BalanceReport.Transfer transfer, Labels labels) {
    return DocumentRow.of(
        TableCell.code(transfer.agreement()),
        TableCell.words(transfer.item()),
        TableCell.words(transfer.giver().inState()),
        TableCell.words(transfer.receiver().inState()),
        TableCell.number(transfer.quantity()),
        TableCell.words(transfer.unit()),
        TableCell.words(labels.of("standing." + transfer.standing())),
        day(transfer.offeredAt()),
        day(transfer.endedAt()));
  }

  private static TableCell day(@Nullable Instant at) {
    return at == null
        ? TableCell.none()
        : TableCell.day(at.atZone(DocumentHead.RIYADH).toLocalDate());
  }
}
