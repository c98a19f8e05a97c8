package org.muwahhad.replay;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.award.quantity.ConfirmQuantities;
import org.muwahhad.award.quantity.QuantityFixture;
import org.muwahhad.evaluation.lowprice.AnswerLowPrice;
import org.muwahhad.evaluation.lowprice.AskLowPrice;
import org.muwahhad.evaluation.lowprice.DecideLowPrice;
import org.muwahhad.framework.OrderInstruction;
import org.muwahhad.framework.accession.AcceptAccession;
import org.muwahhad.framework.accession.ApproveAccession;
import org.muwahhad.framework.accession.RefuseAccession;
import org.muwahhad.framework.accession.RequestAccession;
import org.muwahhad.framework.calloff.CancelCallOff;
import org.muwahhad.framework.calloff.ConfirmOrder;
import org.muwahhad.framework.calloff.DeclineOrder;
import org.muwahhad.framework.calloff.PlaceCallOff;
import org.muwahhad.framework.calloff.RecordDelivery;
import org.muwahhad.framework.contract.AnswerNotice;
import org.muwahhad.framework.contract.DecideNotice;
import org.muwahhad.framework.contract.LiftSuspension;
import org.muwahhad.framework.contract.ProposeTermination;
import org.muwahhad.framework.contract.SuspendAgreement;
import org.muwahhad.framework.fulfilment.AdviseDespatch;
import org.muwahhad.framework.fulfilment.ApproveInvoice;
import org.muwahhad.framework.fulfilment.MarkPayment;
import org.muwahhad.framework.fulfilment.SendInvoice;
import org.muwahhad.framework.order.AgreeToChange;
import org.muwahhad.framework.order.AskForCancellation;
import org.muwahhad.framework.order.AskForChange;
import org.muwahhad.framework.order.ChangeOrder;
import org.muwahhad.framework.order.ChangeRequest;
import org.muwahhad.framework.order.DeclineChange;
import org.muwahhad.framework.order.PlaceBasket;
import org.muwahhad.framework.performance.AnswerBreach;
import org.muwahhad.framework.performance.BreachConsequence;
import org.muwahhad.framework.performance.BreachKind;
import org.muwahhad.framework.performance.DecideBreach;
import org.muwahhad.framework.performance.ReportBreach;
import org.muwahhad.framework.transfer.ConsentToTransfer;
import org.muwahhad.framework.transfer.OfferTransfer;
import org.muwahhad.guarantee.EndBidSecurity;
import org.muwahhad.guarantee.ExtendGuarantee;
import org.muwahhad.guarantee.RegisterBidSecurity;
import org.muwahhad.guarantee.RegisterGuarantee;
import org.muwahhad.played.PlayedTender;
import org.muwahhad.played.Stage;

/**
 * A tender played to deliveries under its agreements, with a low price that was asked about, states
 * that answered on their quantities, guarantees and securities.
 */
final class PlayedOrders {
  private final TestApp app;
  private final Stage stage;
  private final PlayedTender tender;
  private final Actor cheap;
  private final long bid;
  private final long lot;
  private final long item;

  private PlayedOrders(TestApp app) {
    this.app = app;
    this.stage = Stage.on(app);
    this.tender = PlayedTender.published(stage);
    this.cheap = tender.bid("SAR", true, "600", "600", "1300", "1300");
    this.bid = tender.submitted(cheap);
    this.lot = tender.lots().get(0);
    this.item = tender.items(0).get(0);
  }

  static PlayedOrders on(TestApp app) {
    PlayedOrders played = new PlayedOrders(app);
    played.play();
    return played;
  }

  private void play() {
    tender.bid("SAR", true, "1300", "1300", "1300.50", "1300");
    tender.bid("SAR", true, "1400", "1400", "1400", "1400");
    tender.open().evaluate(Map.of());
    stage.run(tender.afterDeadline(), this::hear);
    tender.recommend();
    tender.adopt();
    stage.run(tender.afterDeadline().plus(Duration.ofHours(1)), this::confirm);
    tender.settle().award();
    stage.run(tender.afterStandstill().plus(Duration.ofHours(1)), this::order);
  }

  PlayedTender tender() {
    return tender;
  }

  /** The bid whose price was asked about, which won the first lot. */
  long bid() {
    return bid;
  }

  /** An item of the first lot. */
  long item() {
    return item;
  }

  /** The price of the first lot is questioned, explained and accepted. */
  private void hear() {
    Actor chair = tender.examinationChair();
    Instant due = tender.afterDeadline().plus(Duration.ofDays(3));
    long question =
        app.get(AskLowPrice.class).run(chair, tender.id(), lot, bid, "كيف حُسب السعر؟", due);
    app.get(AnswerLowPrice.class).run(cheap, question, "نصنع القطع بأنفسنا");
    app.get(DecideLowPrice.class).run(chair, tender.id(), lot, bid, true, "الشرح مقنع");
  }

  /** Kuwait takes more of an item, and nothing of the second lot. */
  private void confirm() {
    ConfirmQuantities.QuantityAnswer more = QuantityFixture.takes(item, "66");
    ConfirmQuantities.QuantityAnswer out = QuantityFixture.optsOut(tender.lots().get(1));
    app.get(ConfirmQuantities.class)
        .run(
            stage.coordinator("KW"),
            tender.id(),
            new ConfirmQuantities.QuantityAnswer(more.items(), out.optOuts()));
  }

  /** The agreement of the first lot. */
  long agreement() {
    return number(
        "SELECT f.id FROM framework_agreement f JOIN award a ON a.id = f.award_id WHERE a.lot_id = "
            + lot);
  }

  /** The award that it came from. */
  long award() {
    return number("SELECT award_id FROM framework_agreement WHERE id = " + agreement());
  }

  private void order() {
    long entity =
        number(
            """
            SELECT e.entity_id FROM entitlement e JOIN procuring_entity p ON p.id = e.entity_id
             WHERE p.state_code = 'KW' AND e.lot_item_id = %d"""
                .formatted(item));
    Actor officer = stage.world().anOfficerOf(entity);
    long callOff =
        app.get(PlaceCallOff.class)
            .run(
                officer,
                agreement(),
                new PlaceCallOff.Order(
                    "order", List.of(new PlaceCallOff.OrderLine(item, BigDecimal.TEN))));
    LocalDate day = LocalDate.ofInstant(tender.afterStandstill(), java.time.ZoneOffset.ofHours(3));
    app.get(RecordDelivery.class)
        .run(
            officer,
            callOff,
            new RecordDelivery.Delivery(
                "delivery",
                day,
                List.of(
                    new RecordDelivery.DeliveryLine(
                        item, new BigDecimal("4"), new BigDecimal("3"), "عيب في الشاشة"))));
    long twice =
        app.get(PlaceCallOff.class)
            .run(
                officer,
                agreement(),
                new PlaceCallOff.Order(
                    "twice", List.of(new PlaceCallOff.OrderLine(item, BigDecimal.ONE))));
    app.get(DeclineOrder.class).run(cheap, twice, "Two of the same");
    app.get(CancelCallOff.class).run(officer, twice, "Ordered twice");
    long confirmed =
        app.get(PlaceCallOff.class)
            .run(
                officer,
                agreement(),
                new PlaceCallOff.Order(
                    "confirmed",
                    List.of(new PlaceCallOff.OrderLine(item, BigDecimal.ONE)),
                    new OrderInstruction(
                        app.ask(
                            "SELECT COALESCE(MIN(code), '') FROM delivery_site WHERE entity_id = "
                                + entity),
                        day.plusDays(40),
                        "Store",
                        "B-7",
                        "R-1")));
    app.get(ConfirmOrder.class)
        .run(cheap, confirmed, new ConfirmOrder.Confirmation(day.plusDays(30), "In one delivery"));
    fulfil(officer, confirmed, day);
    change(officer, day);
    transfer(officer);
    join(day);
    guarantee(day);
    suspendAndGiveNotice(day);
  }

  /**
   * What is confirmed is sent, invoiced before it came, approved all the same, and paid in part.
   */
  private void fulfil(Actor officer, long order, LocalDate day) {
    app.get(AdviseDespatch.class)
        .run(
            cheap,
            order,
            new AdviseDespatch.DespatchAdvice(
                "despatch",
                day,
                day.plusDays(3),
                "Carrier",
                "T-1",
                List.of(
                    new AdviseDespatch.AdvisedItem(item, BigDecimal.ONE, "SN-1", "KEY-1", null))));
    long invoice =
        app.get(SendInvoice.class)
            .run(
                cheap,
                order,
                new SendInvoice.InvoiceData(
                    "invoice",
                    "INV-1",
                    day,
                    day.plusDays(30),
                    new BigDecimal("1.5"),
                    List.of(
                        new SendInvoice.InvoicedItem(
                            item, BigDecimal.ONE, new BigDecimal("40"), new BigDecimal("40")))));
    app.get(ApproveInvoice.class).run(officer, invoice, "Paid in advance");
    app.get(MarkPayment.class)
        .run(
            officer,
            invoice,
            new MarkPayment.MarkedPayment("payment", new BigDecimal("20.5"), day, "TR-1"));
  }

  /** Days to come are suspended and lifted again; a notice for cause is answered and dropped. */
  private void suspendAndGiveNotice(LocalDate day) {
    app.get(SuspendAgreement.class)
        .run(
            stage.buyer(),
            agreement(),
            new SuspendAgreement.SuspensionTerms(
                day.plusDays(50), day.plusDays(60), "تُفحص عينات"));
    app.get(LiftSuspension.class)
        .run(
            stage.second(),
            number("SELECT id FROM agreement_suspension WHERE agreement_id = " + agreement()),
            "سليمة");
    long notice =
        app.get(ProposeTermination.class)
            .forCause(
                stage.buyer(),
                agreement(),
                new ProposeTermination.TerminationTerms(day.plusDays(90), "تأخر"));
    app.get(AnswerNotice.class).run(cheap, notice, "وصلت الشحنة");
    app.get(DecideNotice.class).drop(stage.second(), notice, "سُلّمت");
    breach(day);
  }

  /** A report of a breach is answered and found. */
  private void breach(LocalDate day) {
    long breach =
        app.get(ReportBreach.class)
            .run(
                stage.buyer(),
                agreement(),
                new ReportBreach.ReportedFacts(
                    "breach", null, BreachKind.LATE, day.minusDays(1), "تأخر"));
    app.get(AnswerBreach.class).run(cheap, breach, "تأخر الميناء");
    app.get(DecideBreach.class)
        .run(
            stage.second(),
            breach,
            new DecideBreach.BreachRuling(true, BreachConsequence.WARNING, "ثابت في المحضر"));
  }

  /** An order in batches is changed alone, confirmed as proposed, and ends by consent. */
  private void change(Actor officer, LocalDate day) {
    long split =
        app.get(PlaceBasket.class)
            .run(
                officer,
                new PlaceBasket.Basket(
                    "basket",
                    List.of(
                        new PlaceBasket.BasketOrder(
                            agreement(),
                            List.of(
                                new PlaceCallOff.OrderLine(
                                    item,
                                    new BigDecimal("6"),
                                    List.of(
                                        new PlaceCallOff.OrderBatch(
                                            new BigDecimal("2"), day.plusDays(20)),
                                        new PlaceCallOff.OrderBatch(
                                            new BigDecimal("4"), day.plusDays(30))))),
                            null))))
            .get(0);
    app.get(ChangeOrder.class).run(officer, split, left("alone", null, "5"));
    long proposed =
        app.get(AskForChange.class).run(cheap, split, left("proposed", day.plusDays(50), "4"));
    app.get(AgreeToChange.class).run(officer, split, proposed);
    long declined =
        app.get(AskForChange.class).run(officer, split, left("declined", day.plusDays(60), null));
    app.get(DeclineChange.class).run(cheap, split, declined, "Too late");
    long end =
        app.get(AskForCancellation.class)
            .run(cheap, split, new AskForCancellation.CancellationRequest("end", "No longer made"));
    app.get(AgreeToChange.class).run(officer, split, end);
  }

  private ChangeRequest left(String key, @Nullable LocalDate due, @Nullable String left) {
    return new ChangeRequest(
        key,
        due,
        left == null ? null : List.of(new ChangeRequest.LeftItem(item, new BigDecimal(left))),
        "Part of it is sold out");
  }

  private void transfer(Actor giver) {
    long taker = stage.world().anEntityIn("KW");
    long transfer =
        app.get(OfferTransfer.class)
            .run(
                giver,
                agreement(),
                new OfferTransfer.Offer(
                    "transfer",
                    item,
                    app.ask("SELECT code FROM procuring_entity WHERE id = " + taker),
                    new BigDecimal("5"),
                    "فائض"));
    app.get(ConsentToTransfer.class).run(stage.world().anOfficerOf(taker), transfer);
  }

  /** An entity joins the agreement, and another is refused. */
  private void join(LocalDate day) {
    long joined = request(day);
    app.get(ApproveAccession.class).run(stage.buyer(), joined);
    app.get(RefuseAccession.class).run(stage.buyer(), request(day), "Too late");
  }

  private long request(LocalDate day) {
    Actor officer = stage.world().anOfficerOf(stage.world().anEntityIn("OM"));
    long id =
        app.get(RequestAccession.class)
            .run(
                officer,
                agreement(),
                new RequestAccession.AccessionRequest(
                    "join",
                    List.of(new RequestAccession.AskedQuantity(item, new BigDecimal("3"))),
                    "حاجة جديدة"));
    app.get(AcceptAccession.class).run(cheap, id, day.plusDays(20));
    return id;
  }

  private void guarantee(LocalDate day) {
    LocalDate until = day.plusYears(2);
    app.get(RegisterBidSecurity.class)
        .run(
            stage.buyer(),
            bid,
            new RegisterBidSecurity.LodgedSecurity(
                "Gulf Bank", "S-1", new BigDecimal("5000"), "SAR", until, "File 1"));
    app.get(EndBidSecurity.class).propose(stage.buyer(), bid, "لم يوقع الاتفاقية");
    app.get(RegisterGuarantee.class)
        .run(
            stage.buyer(),
            award(),
            new RegisterGuarantee.FurnishedGuarantee(
                "Gulf Bank", "G-1", new BigDecimal("1000000"), until, "File 2"));
    app.get(ExtendGuarantee.class).run(stage.buyer(), award(), until.plusDays(30), "File 3");
  }

  private long number(String query) {
    return Long.parseLong(app.ask(query));
  }
}
