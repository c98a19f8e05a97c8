package org.muwahhad.lives;

import static org.muwahhad.lives.LivesFixture.ANYBODY;
import static org.muwahhad.lives.LivesFixture.APP;
import static org.muwahhad.lives.LivesFixture.DOCUMENT;
import static org.muwahhad.lives.LivesFixture.REASON;
import static org.muwahhad.lives.LivesFixture.STAGE;
import static org.muwahhad.lives.LivesFixture.agreementInForce;
import static org.muwahhad.lives.LivesFixture.nextRequest;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.framework.order.AgreeToChange;
import org.muwahhad.framework.order.AskForChange;
import org.muwahhad.framework.order.ChangeRequest;
import org.muwahhad.framework.order.DeclineChange;
import org.muwahhad.framework.order.WithdrawChange;
import org.muwahhad.lives.Thing.Act;
import org.muwahhad.played.PlayedAgreement;

/** What one side of a call-off asks the other for, in every state. */
class OrderChangeLifeTest {
  @TestFactory
  Stream<DynamicNode> the_life_of_a_change() {
    Trial trial = new Trial(STAGE, DOCUMENT.table("Change of a call-off"));
    Ordered[] ordered = new Ordered[1];
    return Stream.of(
        trial.inState(
            "ASKED",
            () -> {
              ordered[0] = Ordered.ofNewAgreement();
              return ordered[0].change(false, (order, change) -> {});
            }),
        trial.inState(
            "ASKED (by the entity)", () -> ordered[0].change(true, (order, change) -> {})),
        trial.inState(
            "AGREED",
            () ->
                ordered[0].change(
                    false,
                    (order, change) ->
                        APP.get(AgreeToChange.class).run(ordered[0].officer(), order, change))),
        trial.inState(
            "DECLINED",
            () ->
                ordered[0].change(
                    false,
                    (order, change) ->
                        APP.get(DeclineChange.class)
                            .run(ordered[0].officer(), order, change, REASON))),
        trial.inState(
            "WITHDRAWN",
            () ->
                ordered[0].change(
                    false,
                    (order, change) ->
                        APP.get(WithdrawChange.class).run(ordered[0].supplier(), order, change))));
  }

  /** What becomes of a change. */
  private interface Answer {
    void give(long order, long change);
  }

  /** An agreement that its officer orders under, and a person of its supplier. */
  private record Ordered(PlayedAgreement agreement, Actor supplier) {
    static Ordered ofNewAgreement() {
      PlayedAgreement agreement = agreementInForce();
      return new Ordered(agreement, agreement.supplier());
    }

    Actor officer() {
      return agreement.officer();
    }

    private LocalDate day() {
      return LocalDate.ofInstant(agreement.now(), ZoneOffset.UTC).plusDays(5);
    }

    /**
     * A change of an order of one unit, and what becomes of it.
     *
     * @param confirmed whether the order is confirmed before, and the entity asks
     */
    Thing change(boolean confirmed, Answer answer) {
      long order = agreement.order("1");
      if (confirmed) {
        agreement.confirm(supplier, order, day());
      }
      long change =
          STAGE.at(
              agreement.now(),
              () ->
                  APP.get(AskForChange.class)
                      .run(
                          confirmed ? officer() : supplier,
                          order,
                          new ChangeRequest(
                              "change-" + nextRequest(), day().plusDays(4), null, REASON)));
      STAGE.run(agreement.now(), () -> answer.give(order, change));
      return thing(order, change);
    }

    private Thing thing(long order, long change) {
      String status = "SELECT status FROM order_change WHERE id = " + change;
      Map<String, Act> acts = new TreeMap<>();
      acts.put(
          "AgreeToChange",
          Act.at(status, agreement.now(), a -> APP.get(AgreeToChange.class).run(a, order, change)));
      acts.put(
          "DeclineChange",
          Act.at(
              status,
              agreement.now(),
              a -> APP.get(DeclineChange.class).run(a, order, change, REASON)));
      acts.put(
          "WithdrawChange",
          Act.at(
              status, agreement.now(), a -> APP.get(WithdrawChange.class).run(a, order, change)));
      Map<Role, Actor> people = new TreeMap<>(ANYBODY);
      people.put(Role.PROCUREMENT_OFFICER, officer());
      people.put(Role.BIDDER, supplier);
      return new Thing(status, people, acts);
    }
  }
}
