package org.muwahhad.lives;

import static org.muwahhad.lives.LivesFixture.ANYBODY;
import static org.muwahhad.lives.LivesFixture.APP;
import static org.muwahhad.lives.LivesFixture.DOCUMENT;
import static org.muwahhad.lives.LivesFixture.REASON;
import static org.muwahhad.lives.LivesFixture.STAGE;
import static org.muwahhad.lives.LivesFixture.agreementInForce;
import static org.muwahhad.lives.LivesFixture.nextRequest;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.framework.CallOffQueries;
import org.muwahhad.framework.calloff.ViewCallOff;
import org.muwahhad.framework.fulfilment.ApproveInvoice;
import org.muwahhad.framework.fulfilment.DisputeInvoice;
import org.muwahhad.framework.fulfilment.MarkPayment;
import org.muwahhad.framework.fulfilment.SendInvoice;
import org.muwahhad.framework.fulfilment.ViewInvoice;
import org.muwahhad.lives.Thing.Act;
import org.muwahhad.played.PlayedAgreement;

/** An invoice, which its entity approves or disputes, and pays. */
class InvoiceLifeTest {
  @TestFactory
  Stream<DynamicNode> the_life_of_an_invoice() {
    Trial trial = new Trial(STAGE, DOCUMENT.table("Invoice"));
    Invoiced[] of = new Invoiced[1];
    return Stream.of(
        trial.inState(
            "SENT",
            () -> {
              of[0] = Invoiced.ofNewAgreement();
              return of[0].invoice(id -> {});
            }),
        trial.inState("APPROVED", () -> of[0].invoice(id -> of[0].approve(id))),
        trial.inState(
            "PARTLY_PAID",
            () ->
                of[0].invoice(
                    id -> {
                      of[0].approve(id);
                      of[0].pay(of[0].officer(), id, BigDecimal.ONE);
                    })),
        trial.inState(
            "PAID",
            () ->
                of[0].invoice(
                    id -> {
                      of[0].approve(id);
                      of[0].pay(of[0].officer(), id, of[0].open(id));
                    })),
        trial.inState(
            "DISPUTED",
            () ->
                of[0].invoice(
                    id -> APP.get(DisputeInvoice.class).run(of[0].officer(), id, REASON))));
  }

  /** An agreement that its officer orders under, and a person of its supplier. */
  private record Invoiced(PlayedAgreement agreement, Actor supplier) {
    static Invoiced ofNewAgreement() {
      PlayedAgreement agreement = agreementInForce();
      return new Invoiced(agreement, agreement.supplier());
    }

    Actor officer() {
      return agreement.officer();
    }

    private LocalDate day() {
      return LocalDate.ofInstant(agreement.now(), ZoneOffset.UTC);
    }

    void approve(long id) {
      APP.get(ApproveInvoice.class).run(officer(), id, REASON);
    }

    BigDecimal open(long id) {
      return APP.get(ViewInvoice.class).get(officer(), id).invoice().open().amount();
    }

    void pay(Actor actor, long id, BigDecimal amount) {
      APP.get(MarkPayment.class)
          .run(
              actor,
              id,
              new MarkPayment.MarkedPayment("pay-" + nextRequest(), amount, day(), "TR-1"));
    }

    /** An invoice for an order of one unit, and what becomes of it. */
    Thing invoice(LongConsumer then) {
      long order = agreement.order("1");
      agreement.confirm(supplier, order, day().plusDays(9));
      long invoice = STAGE.at(agreement.now(), () -> send(order));
      STAGE.run(agreement.now(), () -> then.accept(invoice));
      return thing(invoice);
    }

    private long send(long order) {
      CallOffQueries.CallOffLine line =
          APP.get(ViewCallOff.class).get(supplier, order).lines().get(0);
      String key = "invoice-" + nextRequest();
      return APP.get(SendInvoice.class)
          .run(
              supplier,
              order,
              new SendInvoice.InvoiceData(
                  key,
                  key,
                  day(),
                  day(),
                  BigDecimal.ZERO,
                  List.of(
                      new SendInvoice.InvoicedItem(
                          agreement.item(),
                          BigDecimal.ONE,
                          line.price().amount(),
                          line.net().amount()))));
    }

    private Thing thing(long invoice) {
      String status = "SELECT status FROM invoice_standing WHERE invoice_id = " + invoice;
      Map<String, Act> acts = new TreeMap<>();
      acts.put(
          "ApproveInvoice",
          Act.at(
              status, agreement.now(), a -> APP.get(ApproveInvoice.class).run(a, invoice, REASON)));
      acts.put(
          "DisputeInvoice",
          Act.at(
              status, agreement.now(), a -> APP.get(DisputeInvoice.class).run(a, invoice, REASON)));
      acts.put(
          "MarkPayment",
          Act.at(status, agreement.now(), a -> pay(a, invoice, new BigDecimal("0.5"))));
      acts.put(
          "MarkPayment, the rest",
          Act.at(status, agreement.now(), a -> pay(a, invoice, rest(invoice))));
      Map<Role, Actor> people = new TreeMap<>(ANYBODY);
      people.put(Role.PROCUREMENT_OFFICER, officer());
      people.put(Role.BIDDER, supplier);
      return new Thing(status, people, acts);
    }

    /** What is still to be paid; one where nothing is, so that the act has something to refuse. */
    private BigDecimal rest(long invoice) {
      return open(invoice).max(new BigDecimal("0.01"));
    }
  }
}
