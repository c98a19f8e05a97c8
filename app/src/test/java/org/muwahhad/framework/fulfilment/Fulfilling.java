package org.muwahhad.framework.fulfilment;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.award.ConfirmAwards;
import org.muwahhad.framework.AgreementDays;
import org.muwahhad.framework.calloff.ConfirmOrder;
import org.muwahhad.framework.calloff.PlaceCallOff;
import org.muwahhad.framework.calloff.RecordDelivery;
import org.muwahhad.framework.calloff.ViewCallOff;
import org.muwahhad.framework.fulfilment.AdviseDespatch.AdvisedItem;
import org.muwahhad.framework.fulfilment.AdviseDespatch.DespatchAdvice;
import org.muwahhad.home.Home;
import org.muwahhad.home.Task;
import org.muwahhad.shared.Money;

/**
 * A confirmed order of a Saudi entity: four units at 100.125 dinars, or two at 500.25 riyals,
 * promised five days after it was placed.
 */
final class Fulfilling {
  final TestApp app;
  final AwardFixture fixture;
  final Actor officer;
  final Actor supplier;
  final Actor stranger;
  final long agreement;
  final long item;
  final long order;

  private Fulfilling(TestApp app, AwardFixture fixture, boolean riyals) {
    this.app = app;
    this.fixture = fixture;
    officer = fixture.world().anOfficerOf(fixture.saudi);
    stranger = fixture.world().aBidderFor(riyals ? fixture.dinarSupplier : fixture.riyalSupplier);
    supplier = fixture.world().aBidderFor(riyals ? fixture.riyalSupplier : fixture.dinarSupplier);
    AwardFixture.Tender tender = fixture.aTender();
    fixture.adopt(tender);
    app.moveClockOn(Duration.ofDays(11));
    app.get(ConfirmAwards.class).run(fixture.buyer, tender.id());
    item = tender.items().get(riyals ? 2 : 0);
    agreement =
        Long.parseLong(
            app.ask("SELECT MIN(agreement_id) FROM entitlement WHERE lot_item_id = " + item));
    order = place(riyals ? "2" : "4");
    app.get(ConfirmOrder.class)
        .run(supplier, order, new ConfirmOrder.Confirmation(today().plusDays(5), ""));
  }

  static Fulfilling inDinars(TestApp app, AwardFixture fixture) {
    return new Fulfilling(app, fixture, false);
  }

  static Fulfilling inRiyals(TestApp app, AwardFixture fixture) {
    return new Fulfilling(app, fixture, true);
  }

  /** An order that is not confirmed. */
  long place(String quantity) {
    return app.get(PlaceCallOff.class)
        .run(
            officer,
            agreement,
            new PlaceCallOff.Order(
                key(), List.of(new PlaceCallOff.OrderLine(item, new BigDecimal(quantity)))));
  }

  LocalDate today() {
    return app.get(AgreementDays.class).today();
  }

  static String key() {
    return UUID.randomUUID().toString();
  }

  DespatchAdvice advice(String quantity, @Nullable String serials, @Nullable String licences) {
    return new DespatchAdvice(
        key(),
        today(),
        today().plusDays(1),
        "Aramex",
        "T-1",
        List.of(
            new AdvisedItem(
                item, new BigDecimal(quantity), serials, licences, today().plusYears(2))));
  }

  int send(String quantity) {
    return app.get(AdviseDespatch.class).run(supplier, order, advice(quantity, null, null));
  }

  void receive(int number, String delivered, String accepted) {
    app.get(ReceiveDespatch.class)
        .run(
            officer,
            order,
            number,
            new ReceiveDespatch.DespatchReceipt(
                key(),
                today(),
                List.of(
                    new RecordDelivery.DeliveryLine(
                        item,
                        new BigDecimal(delivered),
                        new BigDecimal(accepted),
                        delivered.equals(accepted) ? "" : "مكسورة"))));
  }

  /** An invoice of so many units at a price, with the VAT of the order. */
  SendInvoice.InvoiceData data(String number, String quantity, @Nullable String price) {
    ViewCallOff.CallOffView sheet = app.get(ViewCallOff.class).get(officer, order);
    BigDecimal unit = price == null ? sheet.lines().get(0).price().amount() : new BigDecimal(price);
    String currency = sheet.lines().get(0).currency();
    Money net = Money.rounded(unit.multiply(new BigDecimal(quantity)), currency);
    Money vat =
        Money.rounded(net.amount().multiply(sheet.order().vatPercent()).movePointLeft(2), currency);
    return new SendInvoice.InvoiceData(
        key(),
        number,
        today(),
        today().plusDays(30),
        vat.amount(),
        List.of(new SendInvoice.InvoicedItem(item, new BigDecimal(quantity), unit, net.amount())));
  }

  long invoice(String quantity, @Nullable String price) {
    return app.get(SendInvoice.class).run(supplier, order, data(key(), quantity, price));
  }

  ViewInvoice.InvoiceView seen(long invoice) {
    return app.get(ViewInvoice.class).get(officer, invoice);
  }

  ViewFulfilment.FulfilmentView seenBy(Actor reader) {
    return app.get(ViewFulfilment.class).get(reader, order);
  }

  void pay(long invoice, String amount) {
    app.get(MarkPayment.class)
        .run(
            officer,
            invoice,
            new MarkPayment.MarkedPayment(key(), new BigDecimal(amount), today(), "TR-1"));
  }

  String lastAct() {
    return fixture.lastAct("agreement:" + agreement);
  }

  /** How many messages of a kind a person got. */
  String told(Actor person, String kind) {
    return app.ask(
        """
        SELECT COUNT(*) FROM inbox_message i JOIN notice n ON n.id = i.notice_id
         WHERE n.kind = '%s' AND i.person_id = %d"""
            .formatted(kind, person.personId()));
  }

  void refused(String rule, String statement) {
    assertThatThrownBy(() -> app.sql(statement))
        .as(statement)
        .isInstanceOf(TestApp.SqlRefused.class)
        .hasMessageContaining(rule);
  }

  List<Task.TaskKind> tasks(Actor person) {
    return app.get(Home.class).tasks(person).stream().map(Task::kind).toList();
  }
}
