package org.muwahhad.framework.performance;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.award.ConfirmAwards;
import org.muwahhad.framework.AgreementDays;
import org.muwahhad.framework.CallOffQueries;
import org.muwahhad.framework.calloff.ConfirmOrder;
import org.muwahhad.framework.calloff.PlaceCallOff;
import org.muwahhad.framework.calloff.RecordDelivery;
import org.muwahhad.framework.calloff.ViewCallOff;
import org.muwahhad.framework.fulfilment.ApproveInvoice;
import org.muwahhad.framework.fulfilment.MarkPayment;
import org.muwahhad.framework.fulfilment.SendInvoice;
import org.muwahhad.framework.fulfilment.ViewInvoice;
import org.muwahhad.shared.Money;

/** An agreement in force, under which a Saudi entity orders 25.5 units of an item in dinars. */
final class OrderedGoods {
  final TestApp app;
  final AwardFixture fixture;
  final Actor officer;
  final Actor supplier;
  final Actor second;
  final long agreement;
  private final long item;

  private OrderedGoods(TestApp app, AwardFixture fixture) {
    this.app = app;
    this.fixture = fixture;
    officer = fixture.world().anOfficerOf(fixture.saudi);
    supplier = fixture.world().aBidderFor(fixture.dinarSupplier);
    second = fixture.world().aPersonWho(Role.CENTRAL_BUYER);
    AwardFixture.Tender tender = fixture.aTender();
    fixture.adopt(tender);
    app.moveClockOn(Duration.ofDays(11));
    app.get(ConfirmAwards.class).run(fixture.buyer, tender.id());
    item = tender.items().get(0);
    agreement =
        Long.parseLong(
            app.ask("SELECT MIN(id) FROM framework_agreement WHERE tender_id = " + tender.id()));
  }

  static OrderedGoods in(TestApp app, AwardFixture fixture) {
    return new OrderedGoods(app, fixture);
  }

  LocalDate today() {
    return app.get(AgreementDays.class).today();
  }

  long order(String quantity) {
    return app.get(PlaceCallOff.class)
        .run(
            officer,
            agreement,
            new PlaceCallOff.Order(
                key(), List.of(new PlaceCallOff.OrderLine(item, new BigDecimal(quantity)))));
  }

  /** Promised in five days. */
  void confirm(long order) {
    app.get(ConfirmOrder.class)
        .run(supplier, order, new ConfirmOrder.Confirmation(today().plusDays(5), ""));
  }

  /** Of which so much is accepted. */
  void deliver(long order, String quantity, String accepted) {
    boolean whole = quantity.equals(accepted);
    app.get(RecordDelivery.class)
        .run(
            officer,
            order,
            new RecordDelivery.Delivery(
                key(),
                today(),
                List.of(
                    new RecordDelivery.DeliveryLine(
                        item,
                        new BigDecimal(quantity),
                        new BigDecimal(accepted),
                        whole ? null : "مكسورة"))));
  }

  /** So much of an order is invoiced with VAT and approved; returns the key of the invoice. */
  long invoice(long order, String quantity) {
    ViewCallOff.CallOffView sheet = app.get(ViewCallOff.class).get(officer, order);
    CallOffQueries.CallOffLine line = sheet.lines().get(0);
    BigDecimal units = new BigDecimal(quantity);
    BigDecimal price = line.price().amount();
    Money net = Money.rounded(price.multiply(units), line.currency());
    Money vat =
        Money.rounded(
            net.amount().multiply(sheet.order().vatPercent()).movePointLeft(2), line.currency());
    long invoice =
        app.get(SendInvoice.class)
            .run(
                supplier,
                order,
                new SendInvoice.InvoiceData(
                    key(),
                    key(),
                    today(),
                    today().plusDays(30),
                    vat.amount(),
                    List.of(new SendInvoice.InvoicedItem(item, units, price, net.amount()))));
    app.get(ApproveInvoice.class).run(officer, invoice, "");
    return invoice;
  }

  /** So much of an order is invoiced with VAT, approved and paid; returns what was paid. */
  Money pay(long order, String quantity) {
    long invoice = invoice(order, quantity);
    Money payable = app.get(ViewInvoice.class).get(officer, invoice).invoice().payable();
    app.get(MarkPayment.class)
        .run(
            officer,
            invoice,
            new MarkPayment.MarkedPayment(key(), payable.amount(), today(), "TR-1"));
    return payable;
  }

  long report(Actor actor, @Nullable Long order) {
    return app.get(ReportBreach.class)
        .run(
            actor,
            agreement,
            new ReportBreach.ReportedFacts(
                key(), order, BreachKind.LATE, today(), "لم تُسلَّم الدفعة الأولى"));
  }

  void later(int days) {
    app.moveClockOn(Duration.ofDays(days));
  }

  /** By the clock of the service, on a connection of its own. */
  void refused(String rule, String statement) {
    assertThatThrownBy(() -> pastTheCode(statement))
        .as(statement)
        .isInstanceOf(SQLException.class)
        .hasMessageContaining(rule);
  }

  private void pastTheCode(String statement) throws SQLException {
    try (Connection connection = app.connect();
        Statement s = connection.createStatement()) {
      s.execute("SET timestamp = UNIX_TIMESTAMP() + (SELECT MAX(offset_seconds) FROM demo_clock)");
      s.executeUpdate(statement);
    }
  }

  /** How many messages of a kind about a report a person got. */
  String told(Actor person, String kind, long breach) {
    return app.ask(
        """
        SELECT COUNT(*) FROM inbox_message i JOIN notice n ON n.id = i.notice_id
         WHERE n.kind = '%s' AND n.href = '/breaches/%d' AND i.person_id = %d"""
            .formatted(kind, breach, person.personId()));
  }

  static String key() {
    return UUID.randomUUID().toString();
  }
}
