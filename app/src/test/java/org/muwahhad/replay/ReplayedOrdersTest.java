package org.muwahhad.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muwahhad.replay.ChangedRows.deletion;
import static org.muwahhad.replay.ChangedRows.update;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.award.quantity.ConfirmQuantities;
import org.muwahhad.award.quantity.QuantityFixture;
import org.muwahhad.evaluation.lowprice.AnswerLowPrice;
import org.muwahhad.evaluation.lowprice.AskLowPrice;
import org.muwahhad.evaluation.lowprice.DecideLowPrice;
import org.muwahhad.framework.AcceptAccession;
import org.muwahhad.framework.ApproveAccession;
import org.muwahhad.framework.CancelCallOff;
import org.muwahhad.framework.ConfirmOrder;
import org.muwahhad.framework.ConsentToTransfer;
import org.muwahhad.framework.DeclineOrder;
import org.muwahhad.framework.OfferTransfer;
import org.muwahhad.framework.OrderInstruction;
import org.muwahhad.framework.PlaceCallOff;
import org.muwahhad.framework.RecordDelivery;
import org.muwahhad.framework.RefuseAccession;
import org.muwahhad.framework.RequestAccession;
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
import org.muwahhad.guarantee.EndBidSecurity;
import org.muwahhad.guarantee.ExtendGuarantee;
import org.muwahhad.guarantee.RegisterBidSecurity;
import org.muwahhad.guarantee.RegisterGuarantee;
import org.muwahhad.played.Plan;
import org.muwahhad.played.PlayedTender;
import org.muwahhad.played.Stage;

/**
 * A tender played to deliveries under its agreements, with a low price that was asked about, states
 * that answered on their quantities, guarantees and securities: a row of them that is changed or
 * lost is found.
 */
@Tag("long")
class ReplayedOrdersTest {
  private static final TestApp APP = TestApp.start();
  private static final Stage STAGE = Stage.on(APP);
  private static final PlayedTender TENDER = PlayedTender.draft(STAGE, Plan.ofTwoLots()).publish();
  private static final Actor CHEAP = TENDER.bid("SAR", true, "600", "600", "1300", "1300");
  private static final long BID = TENDER.submitted(CHEAP);
  private static final long LOT = TENDER.lots().get(0);
  private static final long ITEM = TENDER.items(0).get(0);

  static {
    TENDER.bid("SAR", true, "1300", "1300", "1300.50", "1300");
    TENDER.bid("SAR", true, "1400", "1400", "1400", "1400");
    TENDER.open().evaluate(Map.of());
    STAGE.run(TENDER.afterDeadline(), ReplayedOrdersTest::hear);
    TENDER.recommend();
    TENDER.adopt();
    STAGE.run(TENDER.afterDeadline().plus(Duration.ofHours(1)), ReplayedOrdersTest::confirm);
    TENDER.settle().award();
    STAGE.run(TENDER.afterStandstill().plus(Duration.ofHours(1)), ReplayedOrdersTest::order);
  }

  /** The price of the first lot is questioned, explained and accepted. */
  private static void hear() {
    Actor chair = TENDER.examinationChair();
    Instant due = TENDER.afterDeadline().plus(Duration.ofDays(3));
    long question =
        APP.get(AskLowPrice.class).run(chair, TENDER.id(), LOT, BID, "كيف حُسب السعر؟", due);
    APP.get(AnswerLowPrice.class).run(CHEAP, question, "نصنع القطع بأنفسنا");
    APP.get(DecideLowPrice.class).run(chair, TENDER.id(), LOT, BID, true, "الشرح مقنع");
  }

  /** Kuwait takes more of an item, and nothing of the second lot. */
  private static void confirm() {
    ConfirmQuantities.QuantityAnswer more = QuantityFixture.takes(ITEM, "66");
    ConfirmQuantities.QuantityAnswer out = QuantityFixture.optsOut(TENDER.lots().get(1));
    APP.get(ConfirmQuantities.class)
        .run(
            STAGE.coordinator("KW"),
            TENDER.id(),
            new ConfirmQuantities.QuantityAnswer(more.items(), out.optOuts()));
  }

  private static long agreement() {
    return number(
        "SELECT f.id FROM framework_agreement f JOIN award a ON a.id = f.award_id WHERE a.lot_id = "
            + LOT);
  }

  private static long award() {
    return number("SELECT award_id FROM framework_agreement WHERE id = " + agreement());
  }

  private static void order() {
    long entity =
        number(
            """
            SELECT e.entity_id FROM entitlement e JOIN procuring_entity p ON p.id = e.entity_id
             WHERE p.state_code = 'KW' AND e.lot_item_id = %d"""
                .formatted(ITEM));
    Actor officer = STAGE.world().anOfficerOf(entity);
    long callOff =
        APP.get(PlaceCallOff.class)
            .run(
                officer,
                agreement(),
                new PlaceCallOff.Order(
                    "order", List.of(new PlaceCallOff.OrderLine(ITEM, BigDecimal.TEN))));
    LocalDate day = LocalDate.ofInstant(TENDER.afterStandstill(), java.time.ZoneOffset.ofHours(3));
    APP.get(RecordDelivery.class)
        .run(
            officer,
            callOff,
            new RecordDelivery.Delivery(
                "delivery",
                day,
                List.of(
                    new RecordDelivery.DeliveryLine(
                        ITEM, new BigDecimal("4"), new BigDecimal("3"), "عيب في الشاشة"))));
    long twice =
        APP.get(PlaceCallOff.class)
            .run(
                officer,
                agreement(),
                new PlaceCallOff.Order(
                    "twice", List.of(new PlaceCallOff.OrderLine(ITEM, BigDecimal.ONE))));
    APP.get(DeclineOrder.class).run(CHEAP, twice, "Two of the same");
    APP.get(CancelCallOff.class).run(officer, twice, "Ordered twice");
    long confirmed =
        APP.get(PlaceCallOff.class)
            .run(
                officer,
                agreement(),
                new PlaceCallOff.Order(
                    "confirmed",
                    List.of(new PlaceCallOff.OrderLine(ITEM, BigDecimal.ONE)),
                    new OrderInstruction(
                        APP.ask(
                            "SELECT COALESCE(MIN(code), '') FROM delivery_site WHERE entity_id = "
                                + entity),
                        day.plusDays(40),
                        "Store",
                        "B-7",
                        "R-1")));
    APP.get(ConfirmOrder.class)
        .run(CHEAP, confirmed, new ConfirmOrder.Confirmation(day.plusDays(30), "In one delivery"));
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
  private static void fulfil(Actor officer, long order, LocalDate day) {
    APP.get(AdviseDespatch.class)
        .run(
            CHEAP,
            order,
            new AdviseDespatch.DespatchAdvice(
                "despatch",
                day,
                day.plusDays(3),
                "Carrier",
                "T-1",
                List.of(
                    new AdviseDespatch.AdvisedItem(ITEM, BigDecimal.ONE, "SN-1", "KEY-1", null))));
    long invoice =
        APP.get(SendInvoice.class)
            .run(
                CHEAP,
                order,
                new SendInvoice.InvoiceData(
                    "invoice",
                    "INV-1",
                    day,
                    day.plusDays(30),
                    new BigDecimal("1.5"),
                    List.of(
                        new SendInvoice.InvoicedItem(
                            ITEM, BigDecimal.ONE, new BigDecimal("40"), new BigDecimal("40")))));
    APP.get(ApproveInvoice.class).run(officer, invoice, "Paid in advance");
    APP.get(MarkPayment.class)
        .run(
            officer,
            invoice,
            new MarkPayment.MarkedPayment("payment", new BigDecimal("20.5"), day, "TR-1"));
  }

  /** Days to come are suspended and lifted again; a notice for cause is answered and dropped. */
  private static void suspendAndGiveNotice(LocalDate day) {
    APP.get(SuspendAgreement.class)
        .run(
            STAGE.buyer(),
            agreement(),
            new SuspendAgreement.SuspensionTerms(
                day.plusDays(50), day.plusDays(60), "تُفحص عينات"));
    APP.get(LiftSuspension.class)
        .run(
            STAGE.second(),
            number("SELECT id FROM agreement_suspension WHERE agreement_id = " + agreement()),
            "سليمة");
    long notice =
        APP.get(ProposeTermination.class)
            .forCause(
                STAGE.buyer(),
                agreement(),
                new ProposeTermination.TerminationTerms(day.plusDays(90), "تأخر"));
    APP.get(AnswerNotice.class).run(CHEAP, notice, "وصلت الشحنة");
    APP.get(DecideNotice.class).drop(STAGE.second(), notice, "سُلّمت");
    breach(day);
  }

  /** A report of a breach is answered and found. */
  private static void breach(LocalDate day) {
    long breach =
        APP.get(ReportBreach.class)
            .run(
                STAGE.buyer(),
                agreement(),
                new ReportBreach.ReportedFacts(
                    "breach", null, BreachKind.LATE, day.minusDays(1), "تأخر"));
    APP.get(AnswerBreach.class).run(CHEAP, breach, "تأخر الميناء");
    APP.get(DecideBreach.class)
        .run(
            STAGE.second(),
            breach,
            new DecideBreach.BreachRuling(true, BreachConsequence.WARNING, "ثابت في المحضر"));
  }

  /** An order in batches is changed alone, confirmed as proposed, and ends by consent. */
  private static void change(Actor officer, LocalDate day) {
    long split =
        APP.get(PlaceBasket.class)
            .run(
                officer,
                new PlaceBasket.Basket(
                    "basket",
                    List.of(
                        new PlaceBasket.BasketOrder(
                            agreement(),
                            List.of(
                                new PlaceCallOff.OrderLine(
                                    ITEM,
                                    new BigDecimal("6"),
                                    List.of(
                                        new PlaceCallOff.OrderBatch(
                                            new BigDecimal("2"), day.plusDays(20)),
                                        new PlaceCallOff.OrderBatch(
                                            new BigDecimal("4"), day.plusDays(30))))),
                            null))))
            .get(0);
    APP.get(ChangeOrder.class).run(officer, split, left("alone", null, "5"));
    long proposed =
        APP.get(AskForChange.class).run(CHEAP, split, left("proposed", day.plusDays(50), "4"));
    APP.get(AgreeToChange.class).run(officer, split, proposed);
    long declined =
        APP.get(AskForChange.class).run(officer, split, left("declined", day.plusDays(60), null));
    APP.get(DeclineChange.class).run(CHEAP, split, declined, "Too late");
    long end =
        APP.get(AskForCancellation.class)
            .run(CHEAP, split, new AskForCancellation.CancellationRequest("end", "No longer made"));
    APP.get(AgreeToChange.class).run(officer, split, end);
  }

  private static ChangeRequest left(String key, @Nullable LocalDate due, @Nullable String left) {
    return new ChangeRequest(
        key,
        due,
        left == null ? null : List.of(new ChangeRequest.LeftItem(ITEM, new BigDecimal(left))),
        "Part of it is sold out");
  }

  private static void transfer(Actor giver) {
    long taker = STAGE.world().anEntityIn("KW");
    long transfer =
        APP.get(OfferTransfer.class)
            .run(
                giver,
                agreement(),
                new OfferTransfer.Offer(
                    "transfer",
                    ITEM,
                    APP.ask("SELECT code FROM procuring_entity WHERE id = " + taker),
                    new BigDecimal("5"),
                    "فائض"));
    APP.get(ConsentToTransfer.class).run(STAGE.world().anOfficerOf(taker), transfer);
  }

  /** An entity joins the agreement, and another is refused. */
  private static void join(LocalDate day) {
    long joined = request(day);
    APP.get(ApproveAccession.class).run(STAGE.buyer(), joined);
    APP.get(RefuseAccession.class).run(STAGE.buyer(), request(day), "Too late");
  }

  private static long request(LocalDate day) {
    Actor officer = STAGE.world().anOfficerOf(STAGE.world().anEntityIn("OM"));
    long id =
        APP.get(RequestAccession.class)
            .run(
                officer,
                agreement(),
                new RequestAccession.AccessionRequest(
                    "join",
                    List.of(new RequestAccession.AskedQuantity(ITEM, new BigDecimal("3"))),
                    "حاجة جديدة"));
    APP.get(AcceptAccession.class).run(CHEAP, id, day.plusDays(20));
    return id;
  }

  private static void guarantee(LocalDate day) {
    LocalDate until = day.plusYears(2);
    APP.get(RegisterBidSecurity.class)
        .run(
            STAGE.buyer(),
            BID,
            new RegisterBidSecurity.LodgedSecurity(
                "Gulf Bank", "S-1", new BigDecimal("5000"), "SAR", until, "File 1"));
    APP.get(EndBidSecurity.class).propose(STAGE.buyer(), BID, "لم يوقع الاتفاقية");
    APP.get(RegisterGuarantee.class)
        .run(
            STAGE.buyer(),
            award(),
            new RegisterGuarantee.FurnishedGuarantee(
                "Gulf Bank", "G-1", new BigDecimal("1000000"), until, "File 2"));
    APP.get(ExtendGuarantee.class).run(STAGE.buyer(), award(), until.plusDays(30), "File 3");
  }

  private static long number(String query) {
    return Long.parseLong(APP.ask(query));
  }

  private static final ChangedRows ROWS =
      new ChangedRows(
          APP,
          List.of(
              "low_price_question",
              "low_price_answer",
              "low_price_decision",
              "state_quantity",
              "lot_opt_out",
              "confirmation_state",
              "confirmed_line",
              "quantity_ranking",
              "award_allocation",
              "tender_milestone",
              "framework_agreement",
              "entitlement",
              "call_off",
              "call_off_line",
              "call_off_instruction",
              "call_off_cancellation",
              "call_off_answer",
              "call_off_batch",
              "order_change",
              "order_change_item",
              "despatch",
              "despatch_item",
              "despatched_unit",
              "invoice",
              "invoice_item",
              "invoice_answer",
              "invoice_payment",
              "delivery",
              "balance_transfer",
              "transfer_consent",
              "accession",
              "accession_item",
              "agreement_suspension",
              "agreement_termination",
              "breach_report",
              "breach_answer",
              "breach_decision",
              "performance_guarantee",
              "guarantee_extension",
              "bid_security"));

  @Test
  void nothing_differs_from_the_entries() {
    assertThat(ROWS.faults()).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> a_changed_row_is_found() {
    return ROWS.areFound(
        TENDER.number(),
        Stream.of(
                dialogue(),
                quantities(),
                awards(),
                orders(),
                fulfilment(),
                transfers(),
                accessions(),
                contracts(),
                guarantees())
            .flatMap(s -> s));
  }

  private static Stream<ChangedRows.Change> dialogue() {
    String cell = "low price 1/" + BID + "/1";
    return Stream.of(
        update(
            "low_price_question",
            "question = CONCAT(question, '.')",
            "question = TRIM(TRAILING '.' FROM question)",
            "bid_id = " + BID,
            "question on a " + cell + " differs from its entry"),
        update(
            "low_price_question",
            "due_at = due_at + INTERVAL 1 DAY",
            "due_at = due_at - INTERVAL 1 DAY",
            "bid_id = " + BID,
            "question on a " + cell + " differs from its entry"),
        update(
            "low_price_question",
            "price = price + 1",
            "price = price - 1",
            "bid_id = " + BID,
            "price asked about in the question on a " + cell + " differs from its entry"),
        deletion("low_price_question", "bid_id = " + BID, "question on a " + cell + " is missing"),
        update(
            "low_price_answer",
            "answer = CONCAT(answer, '.')",
            "answer = TRIM(TRAILING '.' FROM answer)",
            "TRUE",
            "answer on a " + cell + " differs from its entry"),
        deletion("low_price_answer", "TRUE", "answer on a " + cell + " is missing"),
        update(
            "low_price_decision",
            "is_accepted = FALSE",
            "is_accepted = TRUE",
            "bid_id = " + BID,
            "decision on a " + cell + " differs from its entry"),
        deletion("low_price_decision", "bid_id = " + BID, "decision on a " + cell + " is missing"));
  }

  private static Stream<ChangedRows.Change> quantities() {
    String confirmation =
        APP.ask("SELECT id FROM quantity_confirmation WHERE tender_id = " + TENDER.id());
    String item = "state_code = 'KW' AND lot_item_id = " + ITEM;
    String answered = "quantities answered in confirmation and by state " + confirmation + "/KW";
    String out = confirmation + "/KW/" + TENDER.lots().get(1);
    return Stream.of(
        update(
            "state_quantity",
            "confirmed = 65",
            "confirmed = 66",
            item,
            answered + " differs from its entry"),
        update(
            "state_quantity",
            "asked = asked - 1",
            "asked = asked + 1",
            item,
            "quantities requested in confirmation " + confirmation + " differs from its entry"),
        deletion("confirmation_state", "state_code = 'KW'", answered + " is missing"),
        update(
            "lot_opt_out",
            "reason = CONCAT(reason, '.')",
            "reason = TRIM(TRAILING '.' FROM reason)",
            "state_code = 'KW'",
            "reason of opt-out " + out + " differs from its entry"),
        deletion("lot_opt_out", "state_code = 'KW'", "opt-out " + out + " is missing"),
        update(
            "confirmed_line",
            "quantity = quantity + 1",
            "quantity = quantity - 1",
            "lot_item_id = " + ITEM,
            "distributed quantities of confirmation " + confirmation + " differs from its entry"),
        update(
            "quantity_ranking",
            "converted_total = converted_total + 1",
            "converted_total = converted_total - 1",
            "basis = 'CONFIRMED' AND bid_id = " + BID,
            "rankings of confirmation " + confirmation + " differs from its entry"));
  }

  private static Stream<ChangedRows.Change> awards() {
    String units = "units and lines of award " + award() + " differs from its entry";
    String own = "award_id = " + award();
    return Stream.of(
        update(
            "award_allocation",
            "vat_amount = vat_amount + 1",
            "vat_amount = vat_amount - 1",
            own,
            units),
        deletion("award_allocation", own + " AND lot_item_id = " + ITEM, units),
        update(
            "award_item", "unit_price = unit_price + 1", "unit_price = unit_price - 1", own, units),
        update(
            "tender_milestone",
            "person_id = person_id + 1",
            "person_id = person_id - 1",
            "status = 'PUBLISHED'",
            "step of its life 3 differs from its entry"),
        deletion("tender_milestone", "status = 'AWARDED'", "step of its life "));
  }

  private static Stream<ChangedRows.Change> orders() {
    long agreement = agreement();
    String placed = APP.ask("SELECT id FROM call_off WHERE request_key = 'order'");
    String order = agreement + "/" + placed;
    String twice = APP.ask("SELECT id FROM call_off WHERE request_key = 'twice'");
    String cancelled = agreement + "/" + twice;
    String promised = APP.ask("SELECT id FROM call_off WHERE request_key = 'confirmed'");
    String confirmed = agreement + "/" + promised;
    String split = APP.ask("SELECT id FROM call_off WHERE request_key = 'basket'");
    String change = APP.ask("SELECT id FROM order_change WHERE request_key = 'proposed'");
    String proposed = agreement + "/" + split + "/" + change;
    String own = "agreement_id = " + agreement;
    return Stream.of(
        update(
            "framework_agreement",
            "ends_on = ends_on + INTERVAL 1 DAY",
            "ends_on = ends_on - INTERVAL 1 DAY",
            "id = " + agreement,
            "agreement " + agreement + " differs from its entry"),
        update(
            "entitlement",
            "unit_price = unit_price + 1",
            "unit_price = unit_price - 1",
            own + " AND awarded_quantity > 0",
            "entitlements of agreement " + agreement + " differs from its entry"),
        update(
            "entitlement",
            "called_quantity = called_quantity - 1",
            "called_quantity = called_quantity + 1",
            own + " AND called_quantity > 0",
            "quantity called off " + agreement + "/"),
        update(
            "call_off_line",
            "quantity = quantity - 1",
            "quantity = quantity + 1",
            "call_off_id = " + placed,
            "call-off " + order + " differs from its entry"),
        update(
            "call_off_line",
            "net_amount = net_amount - 1",
            "net_amount = net_amount + 1",
            "call_off_id = " + placed,
            "call-off " + order + " differs from its entry"),
        deletion(
            "call_off_line",
            "call_off_id = " + placed,
            "call-off " + order + " differs from its entry"),
        update(
            "call_off",
            "vat_percent = vat_percent + 1",
            "vat_percent = vat_percent - 1",
            "id = " + placed,
            "call-off " + order + " differs from its entry"),
        deletion("call_off", "id = " + placed, "call-off " + order + " is missing"),
        update(
            "call_off_cancellation",
            "reason = CONCAT(reason, '.')",
            "reason = TRIM(TRAILING '.' FROM reason)",
            "call_off_id = " + twice,
            "cancellation of call-off " + cancelled + " differs from its entry"),
        update(
            "call_off_cancellation",
            "cancelled_by = cancelled_by + 1",
            "cancelled_by = cancelled_by - 1",
            "call_off_id = " + twice,
            "cancellation of call-off " + cancelled + " differs from its entry"),
        deletion(
            "call_off_cancellation",
            "call_off_id = " + twice,
            "cancellation of call-off " + cancelled + " is missing"),
        update(
            "call_off_instruction",
            "wanted_on = wanted_on + INTERVAL 1 DAY",
            "wanted_on = wanted_on - INTERVAL 1 DAY",
            "TRUE",
            "delivery instruction of call-off " + confirmed + " differs from its entry"),
        update(
            "call_off_instruction",
            "budget_line = 'B-8'",
            "budget_line = 'B-7'",
            "TRUE",
            "delivery instruction of call-off " + confirmed + " differs from its entry"),
        deletion(
            "call_off_instruction",
            "TRUE",
            "delivery instruction of call-off " + confirmed + " is missing"),
        update(
            "call_off_answer",
            "promised_on = promised_on + INTERVAL 1 DAY",
            "promised_on = promised_on - INTERVAL 1 DAY",
            "answer = 'CONFIRMED' AND call_off_id = " + promised,
            "answer to call-off " + confirmed + "/CONFIRMED differs from its entry"),
        update(
            "call_off_answer",
            "remark = CONCAT(remark, '.')",
            "remark = TRIM(TRAILING '.' FROM remark)",
            "answer = 'DECLINED'",
            "answer to call-off " + cancelled + "/DECLINED differs from its entry"),
        update(
            "call_off_answer",
            "answered_by = answered_by + 1",
            "answered_by = answered_by - 1",
            "answer = 'CONFIRMED' AND call_off_id = " + promised,
            "answer to call-off " + confirmed + "/CONFIRMED differs from its entry"),
        deletion(
            "call_off_answer",
            "answer = 'CONFIRMED' AND call_off_id = " + promised,
            "answer to call-off " + confirmed + "/CONFIRMED is missing"),
        update(
            "delivery",
            "accepted_quantity = accepted_quantity + 1",
            "accepted_quantity = accepted_quantity - 1",
            "TRUE",
            "deliveries of call-off " + order + " differs from its entry"),
        deletion("delivery", "TRUE", "deliveries of call-off " + order + " is missing"),
        update(
            "call_off_batch",
            "wanted_on = wanted_on + INTERVAL 1 DAY",
            "wanted_on = wanted_on - INTERVAL 1 DAY",
            "call_off_id = " + split + " AND position = 1",
            "batches of call-off " + agreement + "/" + split + " differs from its entry"),
        deletion(
            "call_off_batch",
            "call_off_id = " + split,
            "batches of call-off " + agreement + "/" + split + " is missing"),
        update(
            "order_change",
            "due_on = due_on + INTERVAL 1 DAY",
            "due_on = due_on - INTERVAL 1 DAY",
            "id = " + change,
            "change of call-off " + proposed + " differs from its entry"),
        update(
            "order_change",
            "answered_by = answered_by + 1",
            "answered_by = answered_by - 1",
            "id = " + change,
            "change of call-off " + proposed + " differs from its entry"),
        update(
            "order_change_item",
            "quantity = quantity - 1",
            "quantity = quantity + 1",
            "change_id = " + change,
            "change of call-off " + proposed + " differs from its entry"),
        deletion(
            "order_change", "id = " + change, "change of call-off " + proposed + " is missing"));
  }

  private static Stream<ChangedRows.Change> fulfilment() {
    String order =
        agreement()
            + "/"
            + APP.ask("SELECT id FROM call_off WHERE request_key = 'confirmed'")
            + "/";
    String despatch = "despatch of call-off " + order + APP.ask("SELECT id FROM despatch");
    String invoice = order + APP.ask("SELECT id FROM invoice");
    return Stream.of(
        update(
            "despatch",
            "carrier = CONCAT(carrier, '.')",
            "carrier = TRIM(TRAILING '.' FROM carrier)",
            "TRUE",
            despatch + " differs from its entry"),
        update(
            "despatched_unit",
            "serial_number = CONCAT(serial_number, '.')",
            "serial_number = TRIM(TRAILING '.' FROM serial_number)",
            "TRUE",
            despatch + " differs from its entry"),
        update(
            "despatched_unit",
            "sealed_licence = REVERSE(sealed_licence)",
            "sealed_licence = REVERSE(sealed_licence)",
            "TRUE",
            despatch + " differs from its entry"),
        deletion("despatched_unit", "TRUE", despatch + " differs from its entry"),
        update(
            "invoice",
            "vat_amount = vat_amount + 1",
            "vat_amount = vat_amount - 1",
            "TRUE",
            "invoice " + invoice + " differs from its entry"),
        update(
            "invoice_item",
            "unit_price = unit_price + 1",
            "unit_price = unit_price - 1",
            "TRUE",
            "invoice " + invoice + " differs from its entry"),
        update(
            "invoice_answer",
            "reason = CONCAT(reason, '.')",
            "reason = TRIM(TRAILING '.' FROM reason)",
            "TRUE",
            "answer to invoice " + invoice + " differs from its entry"),
        update(
            "invoice_payment",
            "amount = amount + 1",
            "amount = amount - 1",
            "TRUE",
            "payments of invoice " + invoice + " differs from its entry"),
        deletion("invoice_payment", "TRUE", "payments of invoice " + invoice + " is missing"));
  }

  private static Stream<ChangedRows.Change> transfers() {
    String transfer = agreement() + "/" + APP.ask("SELECT id FROM balance_transfer");
    return Stream.of(
        update(
            "balance_transfer",
            "quantity = quantity + 1",
            "quantity = quantity - 1",
            "TRUE",
            "transfer " + transfer + " differs from its entry"),
        update(
            "balance_transfer",
            "status = 'REFUSED'",
            "status = 'DONE'",
            "TRUE",
            "transfer " + transfer + " differs from its entry"),
        update(
            "balance_transfer",
            "giver_id = giver_id + 1",
            "giver_id = giver_id - 1",
            "TRUE",
            "giver of transfer " + transfer + " differs from its entry"),
        deletion("balance_transfer", "TRUE", "transfer " + transfer + " is missing"),
        deletion(
            "transfer_consent",
            "party = 'RECEIVER'",
            "consent to transfer " + transfer + "/RECEIVER is missing"),
        update(
            "entitlement",
            "transferred_quantity = transferred_quantity + 1",
            "transferred_quantity = transferred_quantity - 1",
            "transferred_quantity > 0",
            "quantity transferred " + agreement() + "/"),
        deletion(
            "entitlement",
            "transferred_quantity = 5",
            "quantity transferred " + agreement() + "/"));
  }

  private static Stream<ChangedRows.Change> accessions() {
    String joined = agreement() + "/" + APP.ask("SELECT id FROM accession WHERE status = 'JOINED'");
    return Stream.of(
        update(
            "accession",
            "supplies_from = supplies_from + INTERVAL 1 DAY",
            "supplies_from = supplies_from - INTERVAL 1 DAY",
            "status = 'JOINED'",
            "request to join an agreement " + joined + " differs from its entry"),
        update(
            "accession",
            "reason = CONCAT(reason, '.')",
            "reason = TRIM(TRAILING '.' FROM reason)",
            "status = 'JOINED'",
            "request to join an agreement " + joined + " differs from its entry"),
        update(
            "accession_item",
            "quantity = quantity + 1",
            "quantity = quantity - 1",
            "accession_id IN (SELECT id FROM accession WHERE status = 'JOINED')",
            "quantities of the request to join an agreement " + joined + " differs from its entry"),
        update(
            "entitlement",
            "joined_quantity = joined_quantity + 1",
            "joined_quantity = joined_quantity - 1",
            "joined_quantity > 0",
            "quantity joined for " + agreement() + "/"));
  }

  private static Stream<ChangedRows.Change> contracts() {
    String suspension = agreement() + "/" + APP.ask("SELECT id FROM agreement_suspension LIMIT 1");
    String termination =
        agreement() + "/" + APP.ask("SELECT id FROM agreement_termination LIMIT 1");
    String breach = agreement() + "/" + APP.ask("SELECT id FROM breach_report LIMIT 1");
    return Stream.of(
        update(
            "agreement_suspension",
            "until_on = until_on + INTERVAL 1 DAY",
            "until_on = until_on - INTERVAL 1 DAY",
            "TRUE",
            "suspension of agreement " + suspension + " differs from its entry"),
        deletion(
            "agreement_suspension",
            "TRUE",
            "suspension of agreement " + suspension + " is missing"),
        update(
            "agreement_termination",
            "answer = CONCAT(answer, '.')",
            "answer = TRIM(TRAILING '.' FROM answer)",
            "TRUE",
            "termination of agreement " + termination + " differs from its entry"),
        deletion(
            "agreement_termination",
            "TRUE",
            "termination of agreement " + termination + " is missing"),
        update(
            "breach_report",
            "facts = CONCAT(facts, '.')",
            "facts = TRIM(TRAILING '.' FROM facts)",
            "TRUE",
            "report of a breach of agreement " + breach + " differs from its entry"),
        update(
            "breach_decision",
            "consequence = 'DEBARMENT_GROUND'",
            "consequence = 'WARNING'",
            "TRUE",
            "decision on a report of a breach " + breach + " differs from its entry"),
        deletion(
            "breach_answer", "TRUE", "answer to a report of a breach " + breach + " is missing"));
  }

  private static Stream<ChangedRows.Change> guarantees() {
    String first = "award " + award() + "/1";
    return Stream.of(
        update(
            "performance_guarantee",
            "amount = amount - 1",
            "amount = amount + 1",
            "TRUE",
            "guarantee of " + first + " differs from its entry"),
        update(
            "performance_guarantee",
            "bank = 'Another'",
            "bank = 'Gulf Bank'",
            "TRUE",
            "issuer or original of the guarantee of " + first + " differs from its entry"),
        deletion("performance_guarantee", "TRUE", "guarantee of " + first + " is missing"),
        update(
            "guarantee_extension",
            "valid_after = valid_after + INTERVAL 1 DAY",
            "valid_after = valid_after - INTERVAL 1 DAY",
            "TRUE",
            "extension of the guarantee of " + first + "/1 differs from its entry"),
        deletion(
            "guarantee_extension",
            "TRUE",
            "extension of the guarantee of " + first + "/1 is missing"),
        update(
            "bid_security",
            "amount = amount - 1",
            "amount = amount + 1",
            "TRUE",
            "security of bid " + BID + " differs from its entry"),
        update(
            "bid_security",
            "forfeit_reason = CONCAT(forfeit_reason, '.')",
            "forfeit_reason = TRIM(TRAILING '.' FROM forfeit_reason)",
            "TRUE",
            "security of bid " + BID + " differs from its entry"),
        deletion("bid_security", "TRUE", "security of bid " + BID + " is missing"));
  }
}
