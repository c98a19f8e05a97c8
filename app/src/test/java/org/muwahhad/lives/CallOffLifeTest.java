package org.muwahhad.lives;

import static org.muwahhad.lives.LivesFixture.ANYBODY;
import static org.muwahhad.lives.LivesFixture.APP;
import static org.muwahhad.lives.LivesFixture.DOCUMENT;
import static org.muwahhad.lives.LivesFixture.STAGE;
import static org.muwahhad.lives.LivesFixture.nextRequest;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.framework.CancelCallOff;
import org.muwahhad.framework.ConfirmOrder;
import org.muwahhad.framework.DeclineOrder;
import org.muwahhad.framework.PlaceCallOff;
import org.muwahhad.framework.RecordDelivery;
import org.muwahhad.lives.Thing.Act;

/** A call-off, which there is or is not, which is answered and may be cancelled. */
class CallOffLifeTest {
  @TestFactory
  Stream<DynamicNode> the_life_of_a_call_off() {
    Trial trial = new Trial(STAGE, DOCUMENT.table("Call-off"));
    Agreement[] agreement = new Agreement[1];
    long[] order = new long[1];
    return Stream.of(
        trial.inState(
            "NONE",
            () -> {
              agreement[0] = Agreement.inForce();
              return callOff(agreement[0], 0);
            }),
        trial.inState(
            "PLACED",
            () -> {
              order[0] =
                  STAGE.at(agreement[0].now(), () -> place(agreement[0].officer(), agreement[0]));
              return callOff(agreement[0], order[0]);
            }),
        trial.inState(
            "DECLINED",
            () -> {
              STAGE.run(agreement[0].now(), () -> decline(supplier(agreement[0]), order[0]));
              return callOff(agreement[0], order[0]);
            }),
        trial.inState(
            "CONFIRMED",
            () -> {
              STAGE.run(agreement[0].now(), () -> confirm(agreement[0], order[0]));
              return callOff(agreement[0], order[0]);
            }),
        trial.inState(
            "CANCELLED",
            () -> {
              order[0] =
                  STAGE.at(agreement[0].now(), () -> place(agreement[0].officer(), agreement[0]));
              STAGE.run(agreement[0].now(), () -> cancel(agreement[0].officer(), order[0]));
              return callOff(agreement[0], order[0]);
            }));
  }

  private void cancel(Actor actor, long callOff) {
    APP.get(CancelCallOff.class).run(actor, callOff, "أُمر بها سهوًا");
  }

  private void decline(Actor actor, long callOff) {
    APP.get(DeclineOrder.class).run(actor, callOff, "نفدت الكمية");
  }

  private void confirm(Agreement agreement, long callOff) {
    confirm(supplier(agreement), agreement, callOff);
  }

  private void confirm(Actor actor, Agreement agreement, long callOff) {
    LocalDate promised = LocalDate.ofInstant(agreement.now(), ZoneOffset.UTC).plusDays(5);
    APP.get(ConfirmOrder.class)
        .run(actor, callOff, new ConfirmOrder.Confirmation(promised, "على دفعة واحدة"));
  }

  private static Actor supplier(Agreement agreement) {
    return STAGE
        .world()
        .aBidderFor(
            Long.parseLong(
                APP.ask(
                    """
                    SELECT b.supplier_id FROM framework_agreement f
                      JOIN award a ON a.id = f.award_id JOIN bid b ON b.id = a.bid_id
                     WHERE f.id = %d"""
                        .formatted(agreement.id()))));
  }

  private long place(Actor actor, Agreement agreement) {
    return APP.get(PlaceCallOff.class)
        .run(
            actor,
            agreement.id(),
            new PlaceCallOff.Order(
                "order-" + nextRequest(),
                List.of(new PlaceCallOff.OrderLine(agreement.item(), BigDecimal.TEN))));
  }

  private Thing callOff(Agreement agreement, long callOff) {
    String status =
        """
        SELECT COALESCE((SELECT CASE WHEN z.call_off_id IS NOT NULL THEN 'CANCELLED'
                                     ELSE COALESCE((SELECT MIN(w.answer) FROM call_off_answer w
                                                     WHERE w.call_off_id = o.id), 'PLACED') END
                           FROM call_off o
                           LEFT JOIN call_off_cancellation z ON z.call_off_id = o.id
                          WHERE o.agreement_id = %d AND %d IN (0, o.id)
                          ORDER BY o.id LIMIT 1), 'NONE')"""
            .formatted(agreement.id(), callOff);
    Map<String, Act> acts = new TreeMap<>();
    acts.put("CancelCallOff", Act.at(status, agreement.now(), a -> cancel(a, callOff)));
    acts.put("ConfirmOrder", Act.at(status, agreement.now(), a -> confirm(a, agreement, callOff)));
    acts.put("DeclineOrder", Act.at(status, agreement.now(), a -> decline(a, callOff)));
    acts.put("PlaceCallOff", Act.at(status, agreement.now(), a -> place(a, agreement)));
    acts.put(
        "RecordDelivery",
        Act.at(
            status,
            agreement.now(),
            a ->
                APP.get(RecordDelivery.class)
                    .run(
                        a,
                        callOff,
                        new RecordDelivery.Delivery(
                            "delivery-" + nextRequest(),
                            LocalDate.ofInstant(agreement.now(), ZoneOffset.UTC),
                            List.of(
                                new RecordDelivery.DeliveryLine(
                                    agreement.item(), BigDecimal.ONE, null, ""))))));
    Map<Role, Actor> people = new TreeMap<>(ANYBODY);
    people.put(Role.PROCUREMENT_OFFICER, agreement.officer());
    people.put(Role.BIDDER, supplier(agreement));
    return new Thing(status, people, acts);
  }
}
