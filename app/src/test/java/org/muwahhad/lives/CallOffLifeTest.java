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
import org.muwahhad.framework.PlaceCallOff;
import org.muwahhad.framework.RecordDelivery;
import org.muwahhad.lives.Thing.Act;

/** A call-off, which there is or is not, and which may be cancelled. */
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
            "CANCELLED",
            () -> {
              STAGE.run(agreement[0].now(), () -> cancel(agreement[0].officer(), order[0]));
              return callOff(agreement[0], order[0]);
            }));
  }

  private void cancel(Actor actor, long callOff) {
    APP.get(CancelCallOff.class).run(actor, callOff, "أُمر بها سهوًا");
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
        SELECT COALESCE((SELECT IF(z.call_off_id IS NULL, 'PLACED', 'CANCELLED')
                           FROM call_off o
                           LEFT JOIN call_off_cancellation z ON z.call_off_id = o.id
                          WHERE o.agreement_id = %d ORDER BY o.id LIMIT 1), 'NONE')"""
            .formatted(agreement.id());
    Map<String, Act> acts = new TreeMap<>();
    acts.put("CancelCallOff", Act.at(status, agreement.now(), a -> cancel(a, callOff)));
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
    return new Thing(status, people, acts);
  }
}
