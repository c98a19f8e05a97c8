package org.muwahhad.lives;

import static org.muwahhad.lives.LivesFixture.ANYBODY;
import static org.muwahhad.lives.LivesFixture.APP;
import static org.muwahhad.lives.LivesFixture.DOCUMENT;
import static org.muwahhad.lives.LivesFixture.STAGE;
import static org.muwahhad.lives.LivesFixture.agreementInForce;
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
import org.muwahhad.framework.calloff.CancelCallOff;
import org.muwahhad.framework.calloff.ConfirmOrder;
import org.muwahhad.framework.calloff.DeclineOrder;
import org.muwahhad.framework.calloff.PlaceCallOff;
import org.muwahhad.framework.calloff.RecordDelivery;
import org.muwahhad.framework.order.ApproveOrder;
import org.muwahhad.framework.order.AskForCancellation;
import org.muwahhad.framework.order.AskForChange;
import org.muwahhad.framework.order.ChangeOrder;
import org.muwahhad.framework.order.ChangeRequest;
import org.muwahhad.framework.order.PlaceBasket;
import org.muwahhad.framework.order.RefuseOrder;
import org.muwahhad.lives.Thing.Act;
import org.muwahhad.played.PlayedAgreement;

/** A call-off, which there is or is not, which is approved, answered and may be cancelled. */
class CallOffLifeTest {
  @TestFactory
  Stream<DynamicNode> the_life_of_a_call_off() {
    Trial trial = new Trial(STAGE, DOCUMENT.table("Call-off"));
    PlayedAgreement[] agreement = new PlayedAgreement[1];
    long[] order = new long[1];
    return Stream.of(
        trial.inState(
            "NONE",
            () -> {
              agreement[0] = agreementInForce();
              return callOff(agreement[0], 0);
            }),
        trial.inState(
            "AWAITING_APPROVAL",
            () -> {
              order[0] =
                  STAGE.at(agreement[0].now(), () -> place(agreement[0].officer(), agreement[0]));
              // As one above the threshold of its entity, which here has none.
              APP.sql(
                  """
                  INSERT INTO order_approval (call_off_id, threshold, currency, asked_at)
                  VALUES (%d, 0, 'KWD', UTC_TIMESTAMP(6))"""
                      .formatted(order[0]));
              return callOff(
                  agreement[0], order[0], STAGE.world().anOfficerOf(agreement[0].entity()));
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

  private void confirm(PlayedAgreement agreement, long callOff) {
    confirm(supplier(agreement), agreement, callOff);
  }

  private void confirm(Actor actor, PlayedAgreement agreement, long callOff) {
    LocalDate promised = LocalDate.ofInstant(agreement.now(), ZoneOffset.UTC).plusDays(5);
    APP.get(ConfirmOrder.class)
        .run(actor, callOff, new ConfirmOrder.Confirmation(promised, "على دفعة واحدة"));
  }

  private static Actor supplier(PlayedAgreement agreement) {
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

  private long place(Actor actor, PlayedAgreement agreement) {
    return APP.get(PlaceCallOff.class)
        .run(
            actor,
            agreement.id(),
            new PlaceCallOff.Order(
                "order-" + nextRequest(),
                List.of(new PlaceCallOff.OrderLine(agreement.item(), BigDecimal.TEN))));
  }

  private void place(Actor actor, PlayedAgreement agreement, String key) {
    APP.get(PlaceBasket.class)
        .run(
            actor,
            new PlaceBasket.Basket(
                key,
                List.of(
                    new PlaceBasket.BasketOrder(
                        agreement.id(),
                        List.of(new PlaceCallOff.OrderLine(agreement.item(), BigDecimal.ONE)),
                        null))));
  }

  private static ChangeRequest later(PlayedAgreement agreement) {
    return new ChangeRequest(
        "change-" + nextRequest(),
        LocalDate.ofInstant(agreement.now(), ZoneOffset.UTC).plusDays(9),
        null,
        "تأخر الشحن");
  }

  private Thing callOff(PlayedAgreement agreement, long callOff) {
    return callOff(agreement, callOff, agreement.officer());
  }

  /** With the officer who acts on it. */
  private Thing callOff(PlayedAgreement agreement, long callOff, Actor officer) {
    String status =
        """
        SELECT COALESCE((SELECT CASE WHEN z.call_off_id IS NOT NULL THEN 'CANCELLED'
                                     WHEN EXISTS (SELECT 1 FROM order_approval v
                                                   WHERE v.call_off_id = o.id
                                                     AND v.decision IS NULL)
                                       THEN 'AWAITING_APPROVAL'
                                     ELSE COALESCE((SELECT MIN(w.answer) FROM call_off_answer w
                                                     WHERE w.call_off_id = o.id), 'PLACED') END
                           FROM call_off o
                           LEFT JOIN call_off_cancellation z ON z.call_off_id = o.id
                          WHERE o.agreement_id = %d AND %d IN (0, o.id)
                          ORDER BY o.id LIMIT 1), 'NONE')"""
            .formatted(agreement.id(), callOff);
    Map<String, Act> acts = new TreeMap<>();
    acts.put(
        "ApproveOrder",
        Act.at(status, agreement.now(), a -> APP.get(ApproveOrder.class).run(a, callOff, null)));
    acts.put(
        "AskForCancellation",
        Act.at(
            status,
            agreement.now(),
            a ->
                APP.get(AskForCancellation.class)
                    .run(
                        a,
                        callOff,
                        new AskForCancellation.CancellationRequest(
                            "end-" + nextRequest(), "لم تعد الحاجة قائمة"))));
    acts.put(
        "AskForChange",
        Act.at(
            status,
            agreement.now(),
            a -> APP.get(AskForChange.class).run(a, callOff, later(agreement))));
    acts.put(
        "ChangeOrder",
        Act.at(
            status,
            agreement.now(),
            a -> APP.get(ChangeOrder.class).run(a, callOff, later(agreement))));
    acts.put(
        "PlaceBasket",
        Act.at(status, agreement.now(), a -> place(a, agreement, "basket-" + nextRequest())));
    acts.put(
        "RefuseOrder",
        Act.at(
            status,
            agreement.now(),
            a -> APP.get(RefuseOrder.class).run(a, callOff, "يتجاوز الميزانية")));
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
    people.put(Role.PROCUREMENT_OFFICER, officer);
    people.put(Role.BIDDER, supplier(agreement));
    return new Thing(status, people, acts);
  }
}
