package org.muwahhad.lives;

import static org.muwahhad.lives.LivesFixture.ANYBODY;
import static org.muwahhad.lives.LivesFixture.APP;
import static org.muwahhad.lives.LivesFixture.DOCUMENT;
import static org.muwahhad.lives.LivesFixture.STAGE;
import static org.muwahhad.lives.LivesFixture.agreementInForce;
import static org.muwahhad.lives.LivesFixture.nextRequest;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.framework.calloff.RecordDelivery;
import org.muwahhad.framework.fulfilment.AdviseDespatch;
import org.muwahhad.framework.fulfilment.ReceiveDespatch;
import org.muwahhad.lives.Thing.Act;
import org.muwahhad.played.PlayedAgreement;
import org.muwahhad.web.Page;

/** A despatch, which its entity receives, while more is sent of the same order. */
class DespatchLifeTest {
  @TestFactory
  Stream<DynamicNode> the_life_of_a_despatch() {
    Trial trial = new Trial(STAGE, DOCUMENT.table("Despatch of a call-off"));
    Sent[] of = new Sent[1];
    return Stream.of(
        trial.inState(
            "UNDER_WAY",
            () -> {
              of[0] = Sent.ofNewAgreement();
              return of[0].thing();
            }),
        trial.inState(
            "RECEIVED",
            () -> {
              STAGE.run(of[0].agreement().now(), () -> of[0].receive(of[0].officer()));
              return of[0].thing();
            }));
  }

  /** An order of two units, of which one was sent. */
  private record Sent(PlayedAgreement agreement, Actor supplier, long order) {
    static Sent ofNewAgreement() {
      PlayedAgreement agreement = agreementInForce();
      Actor supplier = agreement.supplier();
      long order = agreement.order("2");
      Sent sent = new Sent(agreement, supplier, order);
      agreement.confirm(supplier, order, sent.day().plusDays(9));
      STAGE.run(agreement.now(), () -> sent.advise(supplier));
      return sent;
    }

    Actor officer() {
      return agreement.officer();
    }

    private LocalDate day() {
      return LocalDate.ofInstant(agreement.now(), Page.RIYADH);
    }

    private void advise(Actor actor) {
      APP.get(AdviseDespatch.class)
          .run(
              actor,
              order,
              new AdviseDespatch.DespatchAdvice(
                  "despatch-" + nextRequest(),
                  day(),
                  day(),
                  "",
                  "",
                  List.of(
                      new AdviseDespatch.AdvisedItem(
                          agreement.item(), BigDecimal.ONE, "SN-1", null, null))));
    }

    void receive(Actor actor) {
      APP.get(ReceiveDespatch.class)
          .run(
              actor,
              order,
              1,
              new ReceiveDespatch.DespatchReceipt(
                  "receipt-" + nextRequest(),
                  day(),
                  List.of(
                      new RecordDelivery.DeliveryLine(
                          agreement.item(), BigDecimal.ONE, BigDecimal.ONE, ""))));
    }

    /** The first despatch. */
    Thing thing() {
      String status =
          """
          SELECT CASE WHEN r.despatch_id IS NULL THEN 'UNDER_WAY' ELSE 'RECEIVED' END
            FROM despatch d LEFT JOIN despatch_receipt r ON r.despatch_id = d.id
           WHERE d.call_off_id = %d AND d.number = 1"""
              .formatted(order);
      Map<String, Act> acts = new TreeMap<>();
      acts.put("AdviseDespatch", Act.at(status, agreement.now(), this::advise));
      acts.put("ReceiveDespatch", Act.at(status, agreement.now(), this::receive));
      Map<Role, Actor> people = new TreeMap<>(ANYBODY);
      people.put(Role.PROCUREMENT_OFFICER, officer());
      people.put(Role.BIDDER, supplier);
      return new Thing(status, people, acts);
    }
  }
}
