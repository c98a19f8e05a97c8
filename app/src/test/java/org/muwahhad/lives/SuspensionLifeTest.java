package org.muwahhad.lives;

import static org.muwahhad.lives.LivesFixture.ANYBODY;
import static org.muwahhad.lives.LivesFixture.APP;
import static org.muwahhad.lives.LivesFixture.DOCUMENT;
import static org.muwahhad.lives.LivesFixture.REASON;
import static org.muwahhad.lives.LivesFixture.STAGE;
import static org.muwahhad.lives.LivesFixture.agreementInForce;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.framework.contract.LiftSuspension;
import org.muwahhad.framework.contract.SuspendAgreement;
import org.muwahhad.lives.Thing.Act;
import org.muwahhad.played.PlayedAgreement;
import org.muwahhad.shared.RiyadhDay;

/** A suspension of an agreement, which is lifted, and another one in its place. */
class SuspensionLifeTest {
  @TestFactory
  Stream<DynamicNode> the_life_of_a_suspension() {
    Trial trial = new Trial(STAGE, DOCUMENT.table("Suspension of an agreement"));
    Pause[] pause = new Pause[1];
    return Stream.of(
        trial.inState(
            "SUSPENDED",
            () -> {
              pause[0] = Pause.ofNewAgreement();
              return pause[0].thing();
            }),
        trial.inState(
            "LIFTED",
            () -> {
              STAGE.run(pause[0].agreement().now(), () -> pause[0].lift(STAGE.buyer()));
              return pause[0].thing();
            }));
  }

  /** An agreement with a suspension from today on. */
  private record Pause(PlayedAgreement agreement, long id) {
    static Pause ofNewAgreement() {
      PlayedAgreement agreement = agreementInForce();
      STAGE.run(agreement.now(), () -> suspend(STAGE.buyer(), agreement));
      return new Pause(
          agreement,
          Long.parseLong(
              APP.ask(
                  "SELECT MAX(id) FROM agreement_suspension WHERE agreement_id = "
                      + agreement.id())));
    }

    private static void suspend(Actor actor, PlayedAgreement agreement) {
      LocalDate today = RiyadhDay.of(agreement.now());
      APP.get(SuspendAgreement.class)
          .run(
              actor,
              agreement.id(),
              new SuspendAgreement.SuspensionTerms(today, today.plusDays(9), REASON));
    }

    void lift(Actor actor) {
      APP.get(LiftSuspension.class).run(actor, id, REASON);
    }

    Thing thing() {
      String status =
          """
          SELECT CASE WHEN lifted_at IS NULL THEN 'SUSPENDED' ELSE 'LIFTED' END
            FROM agreement_suspension WHERE id = """
              + " "
              + id;
      Map<String, Act> acts = new TreeMap<>();
      acts.put("LiftSuspension", Act.at(status, agreement.now(), this::lift));
      acts.put("SuspendAgreement", Act.at(status, agreement.now(), a -> suspend(a, agreement)));
      Map<Role, Actor> people = new TreeMap<>(ANYBODY);
      people.put(Role.PROCUREMENT_OFFICER, agreement.officer());
      people.put(Role.BIDDER, agreement.supplier());
      return new Thing(status, people, acts);
    }
  }
}
