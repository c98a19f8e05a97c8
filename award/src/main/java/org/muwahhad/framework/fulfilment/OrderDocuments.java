package org.muwahhad.framework.fulfilment;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.framework.AnswerToOrder;
import org.muwahhad.framework.CallOffQueries;
import org.muwahhad.framework.OrderInstructions;
import org.muwahhad.framework.calloff.OrderAmounts;
import org.muwahhad.framework.calloff.OrderChangeQueries;
import org.muwahhad.framework.calloff.OrderChangeStatus;
import org.muwahhad.framework.calloff.ViewCallOff;
import org.muwahhad.framework.document.Consignment;
import org.muwahhad.framework.document.Consignment.ConsignedLine;
import org.muwahhad.framework.document.OrderAnswer;
import org.muwahhad.framework.document.TradeParty;
import org.muwahhad.framework.document.TradedInvoice;
import org.muwahhad.framework.document.TradedLine;
import org.muwahhad.framework.document.TradedOrder;
import org.muwahhad.framework.document.UblConsignment;
import org.muwahhad.framework.document.UblInvoice;
import org.muwahhad.framework.document.UblOrder;
import org.muwahhad.framework.document.UblOrderResponse;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.RiyadhDay;

/**
 * The documents of an order as UBL, for those who may see the order. Names are in English, which
 * the systems of all parties read.
 */
@Singleton
public class OrderDocuments {
  private final ViewCallOff viewCallOff;
  private final ViewFulfilment viewFulfilment;
  private final ViewInvoice viewInvoice;
  private final TradeEndpoints endpoints;
  private final FulfilmentQueries queries;

  OrderDocuments(
      ViewCallOff viewCallOff,
      ViewFulfilment viewFulfilment,
      ViewInvoice viewInvoice,
      TradeEndpoints endpoints,
      FulfilmentQueries queries) {
    this.viewCallOff = viewCallOff;
    this.viewFulfilment = viewFulfilment;
    this.viewInvoice = viewInvoice;
    this.endpoints = endpoints;
    this.queries = queries;
  }

  /**
   * A document.
   *
   * @param name of the file
   * @param content XML in UTF-8
   */
  public record OrderDocument(String name, byte[] content) {}

  /** The order as it was placed. */
  @Transactional
  public OrderDocument order(Actor actor, long callOffId) {
    ViewCallOff.CallOffView view = viewCallOff.get(actor, callOffId);
    return file(view, "order", UblOrder.order(traded(view, true)));
  }

  /**
   * The last answer of the supplier.
   *
   * @throws Refusal.NotFound when it has not answered
   */
  @Transactional
  public OrderDocument response(Actor actor, long callOffId) {
    ViewCallOff.CallOffView view = viewCallOff.get(actor, callOffId);
    CallOffQueries.AnsweredOrder answer =
        view.answers().stream()
            .findFirst()
            .orElseThrow(() -> new Refusal.NotFound("answer to call-off " + callOffId));
    boolean accepted = answer.answer() == AnswerToOrder.CONFIRMED;
    return file(
        view,
        "order-response",
        UblOrderResponse.response(
            traded(view, true),
            new OrderAnswer(
                view.order().number() + "-A",
                day(answer.answeredAt()),
                accepted ? OrderAnswer.Verdict.ACCEPTED : OrderAnswer.Verdict.REJECTED,
                answer.promisedOn(),
                answer.remark().isEmpty() ? null : answer.remark())));
  }

  /**
   * The order as its last agreed change left it.
   *
   * @throws Refusal.NotFound when no change was agreed, or it ended the order
   */
  @Transactional
  public OrderDocument change(Actor actor, long callOffId) {
    ViewCallOff.CallOffView view = viewCallOff.get(actor, callOffId);
    OrderChangeQueries.OrderChange change =
        view.changes().stream()
            .filter(c -> c.status() == OrderChangeStatus.AGREED && !view.order().isCancelled())
            .max(Comparator.comparingInt(OrderChangeQueries.OrderChange::number))
            .orElseThrow(() -> new Refusal.NotFound("change of call-off " + callOffId));
    Instant at = Objects.requireNonNullElse(change.answeredAt(), change.askedAt());
    return file(
        view,
        "order-change",
        UblOrder.change(
            traded(view, false),
            view.order().number() + "-C" + change.number(),
            change.number(),
            day(at)));
  }

  /** What was sent. */
  @Transactional
  public OrderDocument despatch(Actor actor, long callOffId, int number) {
    ViewCallOff.CallOffView view = viewCallOff.get(actor, callOffId);
    ViewFulfilment.FulfilmentView of = viewFulfilment.get(actor, callOffId);
    FulfilmentQueries.Despatch despatch = of.despatch(number);
    TradedOrder order = traded(view, false);
    List<ConsignedLine> lines = new ArrayList<>();
    for (FulfilmentQueries.DespatchItem sent : of.sentWith(despatch.id())) {
      lines.add(
          new ConsignedLine(
              quantity(
                  line(view, order, sent.lotItemId()),
                  sent.quantity(),
                  serials(of, despatch.id(), sent.lotItemId())),
              BigDecimal.ZERO,
              null));
    }
    return file(
        view,
        "despatch-" + number,
        UblConsignment.despatch(
            order,
            new Consignment(
                despatchNumber(view, number),
                day(despatch.advisedAt()),
                despatch.sentOn(),
                despatch.expectedOn(),
                textOrNull(despatch.carrier()),
                textOrNull(despatch.tracking()),
                lines)));
  }

  /**
   * What was received of a despatch.
   *
   * @throws Refusal.NotFound when it is under way
   */
  @Transactional
  public OrderDocument receipt(Actor actor, long callOffId, int number) {
    ViewCallOff.CallOffView view = viewCallOff.get(actor, callOffId);
    ViewFulfilment.FulfilmentView of = viewFulfilment.get(actor, callOffId);
    FulfilmentQueries.Despatch despatch = of.despatch(number);
    Instant received = despatch.receivedAt();
    String key = despatch.receiptKey();
    if (received == null || key == null) {
      throw new Refusal.NotFound("receipt of despatch " + number);
    }
    TradedOrder order = traded(view, false);
    List<ConsignedLine> lines =
        of.deliveries().stream()
            .filter(d -> d.requestKey().equals(key))
            .map(
                d ->
                    new ConsignedLine(
                        quantity(
                            line(view, order, d.lotItemId()),
                            d.deliveredQuantity(),
                            serials(of, despatch.id(), d.lotItemId())),
                        d.deliveredQuantity().subtract(d.acceptedQuantity()),
                        textOrNull(d.reason())))
            .toList();
    return file(
        view,
        "receipt-" + number,
        UblConsignment.receipt(
            order,
            new Consignment(
                view.order().number() + "-R" + number,
                day(received),
                null,
                null,
                null,
                null,
                lines),
            despatchNumber(view, number)));
  }

  /** An invoice as its supplier stated it. */
  @Transactional
  public OrderDocument invoice(Actor actor, long invoiceId) {
    ViewInvoice.InvoiceView of = viewInvoice.get(actor, invoiceId);
    ViewCallOff.CallOffView view = viewCallOff.get(actor, of.order().id());
    FulfilmentQueries.Invoice invoice = of.invoice();
    TradedOrder order = traded(view, false, invoice.supplierId());
    List<TradedLine> lines =
        of.match().lines().stream()
            .map(m -> invoiced(line(view, order, m.stated().key()), m.stated()))
            .toList();
    return file(
        view,
        "invoice-" + invoice.id(),
        UblInvoice.invoice(
            order,
            new TradedInvoice(
                invoice.number(),
                invoice.issuedOn(),
                invoice.dueOn(),
                invoice.net().amount(),
                invoice.vat().amount(),
                lines)));
  }

  private static TradedLine invoiced(TradedLine line, InvoiceMatch.InvoicedLine stated) {
    return new TradedLine(
        line.number(),
        line.code(),
        line.name(),
        line.unit(),
        stated.quantity(),
        stated.price().amount(),
        stated.net().amount(),
        null,
        List.of());
  }

  private static OrderDocument file(ViewCallOff.CallOffView view, String kind, byte[] content) {
    return new OrderDocument(view.order().number() + "-" + kind + ".xml", content);
  }

  private static String despatchNumber(ViewCallOff.CallOffView view, int number) {
    return view.order().number() + "-D" + number;
  }

  private static List<String> serials(
      ViewFulfilment.FulfilmentView of, long despatchId, long lotItemId) {
    return of.unitsOf(despatchId, lotItemId).stream()
        .map(ViewFulfilment.UnitView::serialNumber)
        .filter(s -> !s.isEmpty())
        .toList();
  }

  private static TradedLine quantity(TradedLine line, BigDecimal quantity, List<String> serials) {
    return new TradedLine(
        line.number(),
        line.code(),
        line.name(),
        line.unit(),
        quantity.stripTrailingZeros(),
        line.price(),
        line.net(),
        null,
        serials);
  }

  /** The line of an item; the lines of a document are numbered as those of the order. */
  private static TradedLine line(ViewCallOff.CallOffView view, TradedOrder order, long lotItemId) {
    int number = number(view, lotItemId);
    return order.lines().stream()
        .filter(l -> l.number() == number)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No line of item " + lotItemId));
  }

  private static int number(ViewCallOff.CallOffView view, long lotItemId) {
    return view.lines().stream()
            .map(CallOffQueries.CallOffLine::lotItemId)
            .toList()
            .indexOf(lotItemId)
        + 1;
  }

  /**
   * An order as its documents state it.
   *
   * @param placed whether as it was placed, or as it stands now
   */
  private TradedOrder traded(ViewCallOff.CallOffView view, boolean placed) {
    return traded(view, placed, view.order().supplierId());
  }

  private TradedOrder traded(ViewCallOff.CallOffView view, boolean placed, long supplierId) {
    CallOffQueries.CallOff order = view.order();
    OrderInstructions.DeliveryInstruction instruction = view.instruction();
    OrderAmounts sums = Objects.requireNonNull(placed ? view.placedAmounts() : view.amounts());
    LocalDate wanted = order.wantedOn();
    return new TradedOrder(
        order.number(),
        day(order.placedAt()),
        order.agreementNumber(),
        instruction == null ? null : textOrNull(instruction.reference()),
        party(
            endpoints.findEntity(order.entityId()).orElseThrow(),
            instruction == null ? null : textOrNull(instruction.contact())),
        party(endpoints.findSupplier(supplierId).orElseThrow(), null),
        sums.net().currency(),
        order.vatPercent(),
        english(instruction == null ? null : instruction.site()),
        english(instruction == null ? null : instruction.city()),
        placed && instruction != null ? instruction.wantedOn() : wanted,
        sums.net().amount(),
        sums.vat().amount(),
        lines(view, placed));
  }

  private List<TradedLine> lines(ViewCallOff.CallOffView view, boolean placed) {
    List<TradedLine> lines = new ArrayList<>();
    for (CallOffQueries.CallOffLine line : view.lines()) {
      if (!placed && line.quantity().signum() == 0) {
        continue;
      }
      lines.add(
          new TradedLine(
              number(view, line.lotItemId()),
              line.itemCode(),
              line.item().en(),
              queries.findUnitCode(line.lotItemId()).orElseThrow(),
              (placed ? line.placedQuantity() : line.quantity()).stripTrailingZeros(),
              line.price().amount(),
              (placed ? line.placedNet() : line.net()).amount(),
              null,
              List.of()));
    }
    return lines;
  }

  private static TradeParty party(TradeEndpoints.TradeAddress address, @Nullable String contact) {
    return new TradeParty(
        address.endpoint(),
        address.code(),
        address.name().en(),
        address.state(),
        address.vatNumber(),
        contact);
  }

  private static LocalDate day(Instant at) {
    return RiyadhDay.of(at);
  }

  private static @Nullable String english(@Nullable Bilingual name) {
    return Optional.ofNullable(name).map(Bilingual::en).orElse(null);
  }

  private static @Nullable String textOrNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
