package org.muwahhad.reporting.receipt;

import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.framework.CallOffQueries;
import org.muwahhad.framework.OrderInstructions;
import org.muwahhad.framework.calloff.OrderAmounts;
import org.muwahhad.framework.calloff.OrderChangeKind;
import org.muwahhad.framework.calloff.OrderChangeStatus;
import org.muwahhad.framework.calloff.ViewCallOff;
import org.muwahhad.reporting.Wording;
import org.muwahhad.reports.Edition;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.Price;
import org.muwahhad.reports.purchaseorder.PurchaseOrder;
import org.muwahhad.reports.purchaseorder.PurchaseOrderTemplate;
import org.muwahhad.reports.render.Attachment;
import org.muwahhad.reports.render.ReportPrinter;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Texts;

/**
 * Prints an order as a purchase order, both languages on it, for everybody who may read it. It says
 * the same to all of them: the budget line is not on it. It is made when it is asked for, and says
 * what was ordered when the order was placed, in which batches, and what was changed afterwards. It
 * prints the digest that the entry of the order recorded, and holds the bytes that the digest is
 * of.
 */
@Singleton
public class PrintOrder {
  private final ViewCallOff view;
  private final ReportPrinter<PurchaseOrder> printer =
      new ReportPrinter<>(new PurchaseOrderTemplate());

  private final ReceiptProofs proofs;

  PrintOrder(ViewCallOff view, ReceiptProofs proofs) {
    this.proofs = proofs;
    this.view = view;
  }

  /**
   * The file of an order.
   *
   * @throws Refusal.NotFound when there is none, it is not the reader's to see, or it has no lines
   */
  public PrintReceipt.File run(Actor actor, long callOffId) {
    ViewCallOff.CallOffView callOff = view.get(actor, callOffId);
    OrderAmounts amounts = callOff.placedAmounts();
    if (amounts == null) {
      throw new Refusal.NotFound("call-off " + callOffId);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 17);
    try {
      List<Attachment> attached = new ArrayList<>(List.of(statement(callOff)));
      attached.addAll(ReceiptProofs.attached("order", proofs.ofOrder(callOffId)));
      printer.pdf(order(callOff, amounts), Edition.BILINGUAL, attached, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new PrintReceipt.File(callOff.order().number() + ".pdf", out.toByteArray());
  }

  private static PurchaseOrder order(ViewCallOff.CallOffView callOff, OrderAmounts amounts) {
    CallOffQueries.CallOff order = callOff.order();
    return new PurchaseOrder(
        order.number(),
        Wording.of(order.entity()),
        Wording.of(order.supplier()),
        order.agreementNumber(),
        Wording.of(order.lotTitle()),
        order.placedAt(),
        delivery(callOff.instruction()),
        callOff.lines().stream().map(PrintOrder::line).toList(),
        batches(callOff),
        sums(amounts),
        Objects.requireNonNull(callOff.sha256()),
        change(callOff),
        order.cancelledAt());
  }

  /** The bytes that the digest on the paper is of. */
  private static Attachment statement(ViewCallOff.CallOffView callOff) {
    return new Attachment(
        "order.json",
        "application/json",
        Texts.in(Language.AR).get("framework.order-statement"),
        Objects.requireNonNull(callOff.statement()).getBytes(StandardCharsets.UTF_8));
  }

  private static PurchaseOrder.@Nullable OrderDelivery delivery(
      OrderInstructions.@Nullable DeliveryInstruction instruction) {
    return instruction == null
        ? null
        : new PurchaseOrder.OrderDelivery(
            Wording.of(instruction.place()),
            instruction.wantedOn(),
            instruction.contact(),
            instruction.reference());
  }

  private static PurchaseOrder.OrderedItem line(CallOffQueries.CallOffLine line) {
    return new PurchaseOrder.OrderedItem(
        line.itemCode(),
        Wording.of(line.item()),
        Wording.of(line.unit()),
        line.placedQuantity().stripTrailingZeros(),
        new Price(line.price().amount(), line.currency()),
        money(line.placedNet()));
  }

  private static List<PurchaseOrder.OrderedBatch> batches(ViewCallOff.CallOffView callOff) {
    return callOff.lines().stream()
        .flatMap(
            line ->
                callOff.batchesOf(line.lotItemId()).stream()
                    .map(
                        batch ->
                            new PurchaseOrder.OrderedBatch(
                                line.itemCode(),
                                Wording.of(line.item()),
                                Wording.of(line.unit()),
                                batch.quantity().stripTrailingZeros(),
                                batch.wantedOn())))
        .toList();
  }

  /** How it stands after its changes; null when nothing of it was changed. */
  private static PurchaseOrder.@Nullable AgreedChange change(ViewCallOff.CallOffView callOff) {
    boolean changed =
        callOff.lines().stream().anyMatch(CallOffQueries.CallOffLine::isChanged)
            || callOff.changes().stream()
                .anyMatch(
                    c ->
                        c.kind() == OrderChangeKind.CHANGE
                            && c.status() == OrderChangeStatus.AGREED);
    if (!changed) {
      return null;
    }
    LocalDate promised = callOff.order().promisedOn();
    return new PurchaseOrder.AgreedChange(
        promised == null ? callOff.order().wantedOn() : promised,
        callOff.lines().stream()
            .filter(CallOffQueries.CallOffLine::isChanged)
            .map(
                line ->
                    new PurchaseOrder.LeftItem(
                        line.itemCode(),
                        Wording.of(line.item()),
                        Wording.of(line.unit()),
                        line.quantity().stripTrailingZeros()))
            .toList(),
        money(callOff.sums().net()),
        money(callOff.sums().vat()),
        money(callOff.sums().gross()));
  }

  private static PurchaseOrder.OrderSums sums(OrderAmounts amounts) {
    org.muwahhad.shared.Money own = amounts.grossOwn();
    return new PurchaseOrder.OrderSums(
        money(amounts.net()),
        amounts.plainPercent(),
        money(amounts.vat()),
        money(amounts.gross()),
        own == null ? null : money(own));
  }

  private static Money money(org.muwahhad.shared.Money money) {
    return new Money(money.amount(), money.currency());
  }
}
