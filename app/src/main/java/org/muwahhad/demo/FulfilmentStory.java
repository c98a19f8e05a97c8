package org.muwahhad.demo;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.framework.CallOffQueries;
import org.muwahhad.framework.OrderInstruction;
import org.muwahhad.framework.calloff.ConfirmOrder;
import org.muwahhad.framework.calloff.PlaceCallOff;
import org.muwahhad.framework.calloff.PlaceCallOff.OrderLine;
import org.muwahhad.framework.calloff.RecordDelivery;
import org.muwahhad.framework.calloff.ViewCallOff;
import org.muwahhad.framework.fulfilment.AddDeliveryPhoto;
import org.muwahhad.framework.fulfilment.AdviseDespatch;
import org.muwahhad.framework.fulfilment.ApproveInvoice;
import org.muwahhad.framework.fulfilment.MarkPayment;
import org.muwahhad.framework.fulfilment.ReceiveDespatch;
import org.muwahhad.framework.fulfilment.SendInvoice;
import org.muwahhad.framework.fulfilment.SetTradeEndpoint;
import org.muwahhad.framework.fulfilment.TradeSide;
import org.muwahhad.framework.fulfilment.ViewFulfilment;
import org.muwahhad.framework.fulfilment.ViewInvoice;
import org.muwahhad.seeds.demo.DemoEntity;
import org.muwahhad.seeds.demo.DemoPlan;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.RiyadhDay;

/**
 * An order of four units comes late: three are sent, of which one is rejected with a photo. The two
 * that are accepted are invoiced, approved less the penalty, and paid in part. The rejected unit is
 * sent again, and an invoice for it, which is not accepted yet, waits for its answer.
 */
@Singleton
class FulfilmentStory {
  private static final int LEAST = 12;
  private static final Duration PLACED = Duration.ofDays(10);
  private static final Duration CONFIRMED = Duration.ofHours(228);
  private static final Duration SENT = Duration.ofDays(8);
  private static final Duration RECEIVED = Duration.ofDays(4);
  private static final Duration INVOICED = Duration.ofDays(3);
  private static final Duration APPROVED = Duration.ofDays(2);
  private static final Duration PAID = Duration.ofHours(30);
  private static final Duration SENT_AGAIN = Duration.ofDays(1);
  private static final Duration INVOICED_AGAIN = Duration.ofHours(12);
  private static final BigDecimal ORDERED = new BigDecimal("4");
  private static final BigDecimal FIRST = new BigDecimal("3");
  private static final BigDecimal ACCEPTED = new BigDecimal("2");
  private static final int PERCENT_DECIMALS = 2;

  private final PlaceCallOff placeCallOff;
  private final ConfirmOrder confirmOrder;
  private final AdviseDespatch adviseDespatch;
  private final ReceiveDespatch receiveDespatch;
  private final SendInvoice sendInvoice;
  private final ApproveInvoice approveInvoice;
  private final MarkPayment markPayment;
  private final SetTradeEndpoint setTradeEndpoint;
  private final ViewCallOff viewCallOff;
  private final ViewFulfilment viewFulfilment;
  private final ViewInvoice viewInvoice;
  private final AddDeliveryPhoto addDeliveryPhoto;
  private final Actors actors;
  private final JdbcOperations jdbc;

  FulfilmentStory(
      PlaceCallOff placeCallOff,
      ConfirmOrder confirmOrder,
      AdviseDespatch adviseDespatch,
      ReceiveDespatch receiveDespatch,
      SendInvoice sendInvoice,
      ApproveInvoice approveInvoice,
      MarkPayment markPayment,
      SetTradeEndpoint setTradeEndpoint,
      ViewCallOff viewCallOff,
      ViewFulfilment viewFulfilment,
      ViewInvoice viewInvoice,
      AddDeliveryPhoto addDeliveryPhoto,
      Actors actors,
      JdbcOperations jdbc) {
    this.placeCallOff = placeCallOff;
    this.confirmOrder = confirmOrder;
    this.adviseDespatch = adviseDespatch;
    this.receiveDespatch = receiveDespatch;
    this.sendInvoice = sendInvoice;
    this.approveInvoice = approveInvoice;
    this.markPayment = markPayment;
    this.setTradeEndpoint = setTradeEndpoint;
    this.viewCallOff = viewCallOff;
    this.viewFulfilment = viewFulfilment;
    this.viewInvoice = viewInvoice;
    this.addDeliveryPhoto = addDeliveryPhoto;
    this.actors = actors;
    this.jdbc = jdbc;
  }

  /** The order of the story; both sides, and its invoice once it is sent. */
  private record StoryOrder(
      long id, long lotItemId, Actor officer, Actor supplier, List<Long> invoices) {}

  void enter(DemoPlan plan, DemoCast cast, Timetable timetable, Instant now) {
    // Those that order by the plan meanwhile find what the plan leaves them.
    Set<String> busy = new HashSet<>();
    plan.tenders()
        .forEach(
            t ->
                t.callOffs().stream()
                    .filter(o -> o.at().isAfter(now.minus(PLACED)))
                    .forEach(o -> busy.add(o.entity())));
    List<StoryOrder> orders = new ArrayList<>();
    timetable.add(
        now.minus(PLACED),
        () ->
            plan.entities().stream()
                .filter(e -> signsIn(e) && !busy.contains(e.code()))
                .filter(e -> !orderable(cast.entity(e.code())).isEmpty())
                .findFirst()
                .ifPresent(e -> orders.add(place(cast, e, day(now, PLACED)))));
    timetable.add(
        now.minus(CONFIRMED),
        () ->
            orders.forEach(
                o ->
                    confirmOrder.run(
                        o.supplier(),
                        o.id(),
                        new ConfirmOrder.Confirmation(day(now, PLACED).plusDays(4), ""))));
    timetable.add(now.minus(SENT), () -> orders.forEach(o -> send(o, now)));
    timetable.add(now.minus(RECEIVED), () -> orders.forEach(o -> receive(o, now)));
    timetable.add(
        now.minus(INVOICED),
        () -> orders.forEach(o -> invoice(o, "INV-2026-0117", ACCEPTED, day(now, INVOICED))));
    timetable.add(
        now.minus(APPROVED),
        () ->
            orders.forEach(
                o -> approveInvoice.run(o.officer(), o.invoices().get(0), "روجعت البنود")));
    timetable.add(now.minus(PAID), () -> orders.forEach(o -> pay(o, now)));
    timetable.add(now.minus(SENT_AGAIN), () -> orders.forEach(o -> sendAgain(o, now)));
    timetable.add(
        now.minus(INVOICED_AGAIN),
        () ->
            orders.forEach(
                o -> invoice(o, "INV-2026-0131", BigDecimal.ONE, day(now, INVOICED_AGAIN))));
  }

  private static LocalDate day(Instant now, Duration before) {
    return RiyadhDay.of(now.minus(before));
  }

  /** Whose officer can sign in. */
  private static boolean signsIn(DemoEntity entity) {
    return entity.officer().equals("officer." + entity.state().toLowerCase(Locale.ROOT));
  }

  private StoryOrder place(DemoCast cast, DemoEntity entity, LocalDate day) {
    long entityId = cast.entity(entity.code());
    OrderableBalance item = orderable(entityId).get(0);
    Actor officer = cast.person(entity.officer());
    long id =
        placeCallOff.run(
            officer,
            item.agreementId(),
            new PlaceCallOff.Order(
                "demo-fulfilment",
                List.of(new OrderLine(item.lotItemId(), ORDERED)),
                new OrderInstruction(item.site(), day.plusDays(4), "", "", "PR-2026-104")));
    setTradeEndpoint.run(
        cast.person("admin"),
        TradeSide.ENTITY,
        entityId,
        new SetTradeEndpoint.TradeEndpoint("0088:6280000000017", ""));
    setTradeEndpoint.run(
        cast.person("admin"),
        TradeSide.SUPPLIER,
        item.supplierId(),
        new SetTradeEndpoint.TradeEndpoint("0088:6280000000024", "SA300000000000003"));
    return new StoryOrder(
        id, item.lotItemId(), officer, actors.get(item.supplierPerson()), new ArrayList<>());
  }

  private void send(StoryOrder order, Instant now) {
    adviseDespatch.run(
        order.supplier(),
        order.id(),
        new AdviseDespatch.DespatchAdvice(
            "demo-despatch",
            day(now, SENT),
            day(now, RECEIVED),
            "Aramex",
            "AX-70412-SA",
            List.of(
                new AdviseDespatch.AdvisedItem(
                    order.lotItemId(),
                    FIRST,
                    "SN-2026-00411\nSN-2026-00412\nSN-2026-00413",
                    "KX7F-11AA-0411\nKX7F-11AA-0412\nKX7F-11AA-0413",
                    day(now, SENT).plusYears(3)))));
  }

  private void receive(StoryOrder order, Instant now) {
    receiveDespatch.run(
        order.officer(),
        order.id(),
        1,
        new ReceiveDespatch.DespatchReceipt(
            "demo-receipt",
            day(now, RECEIVED),
            List.of(
                new RecordDelivery.DeliveryLine(
                    order.lotItemId(), FIRST, ACCEPTED, "وصلت وحدة مكسورة الغلاف"))));
    long delivery = viewFulfilment.get(order.officer(), order.id()).deliveries().get(0).id();
    addDeliveryPhoto.run(
        order.officer(), order.id(), delivery, "غلاف الوحدة المكسور", DemoPhoto.ofTornBox());
  }

  private void sendAgain(StoryOrder order, Instant now) {
    adviseDespatch.run(
        order.supplier(),
        order.id(),
        new AdviseDespatch.DespatchAdvice(
            "demo-despatch-again",
            day(now, SENT_AGAIN),
            day(now, Duration.ZERO).plusDays(2),
            "Aramex",
            "AX-70533-SA",
            List.of(
                new AdviseDespatch.AdvisedItem(
                    order.lotItemId(), BigDecimal.ONE, "SN-2026-00418", null, null))));
  }

  /** Units at the price of the order. */
  private void invoice(StoryOrder order, String number, BigDecimal units, LocalDate day) {
    ViewCallOff.CallOffView view = viewCallOff.get(order.supplier(), order.id());
    CallOffQueries.CallOffLine line = view.lines().get(0);
    Money net = Money.rounded(line.unitPrice().multiply(units), line.currency());
    Money vat =
        Money.rounded(
            net.amount().multiply(view.order().vatPercent()).movePointLeft(PERCENT_DECIMALS),
            line.currency());
    order
        .invoices()
        .add(
            sendInvoice.run(
                order.supplier(),
                order.id(),
                new SendInvoice.InvoiceData(
                    number,
                    number,
                    day,
                    day.plusDays(30),
                    vat.amount(),
                    List.of(
                        new SendInvoice.InvoicedItem(
                            order.lotItemId(), units, line.price().amount(), net.amount())))));
  }

  /** Half of what is to be paid. */
  private void pay(StoryOrder order, Instant now) {
    long invoice = order.invoices().get(0);
    Money open = viewInvoice.get(order.officer(), invoice).invoice().open();
    Money half = Money.rounded(open.amount().divide(BigDecimal.valueOf(2)), open.currency());
    markPayment.run(
        order.officer(),
        invoice,
        new MarkPayment.MarkedPayment(
            "demo-payment", half.amount(), day(now, PAID), "TR-2026-55812"));
  }

  private List<OrderableBalance> orderable(long entityId) {
    return OrderableBalance.listByDecimals(jdbc, entityId, LEAST);
  }
}
