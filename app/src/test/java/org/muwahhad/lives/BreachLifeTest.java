package org.muwahhad.lives;

import static org.muwahhad.lives.LivesFixture.ANYBODY;
import static org.muwahhad.lives.LivesFixture.APP;
import static org.muwahhad.lives.LivesFixture.DOCUMENT;
import static org.muwahhad.lives.LivesFixture.REASON;
import static org.muwahhad.lives.LivesFixture.STAGE;
import static org.muwahhad.lives.LivesFixture.agreementInForce;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.framework.performance.AnswerBreach;
import org.muwahhad.framework.performance.BreachConsequence;
import org.muwahhad.framework.performance.BreachKind;
import org.muwahhad.framework.performance.DecideBreach;
import org.muwahhad.framework.performance.ReportBreach;
import org.muwahhad.lives.Thing.Act;
import org.muwahhad.played.PlayedAgreement;
import org.muwahhad.shared.RiyadhDay;

/** Reports of breaches of one agreement, one after the other, in every state. */
class BreachLifeTest {
  @TestFactory
  Stream<DynamicNode> the_life_of_a_report() {
    Trial trial = new Trial(STAGE, DOCUMENT.table("Report of a breach"));
    Reported[] report = new Reported[1];
    return Stream.of(
        trial.inState(
            "REPORTED",
            () -> {
              report[0] = Reported.ofNewAgreement();
              return report[0].thing();
            }),
        trial.inState("REPORTED (over)", () -> report[0].over().thing()),
        trial.inState(
            "ANSWERED",
            () -> {
              report[0].answered();
              return report[0].thing();
            }),
        trial.inState(
            "FOUND",
            () -> {
              report[0].decided(true);
              return report[0].thing();
            }),
        trial.inState(
            "NOT_FOUND",
            () -> {
              report[0] = report[0].again();
              report[0].answered();
              report[0].decided(false);
              return report[0].thing();
            }));
  }

  /** A report of an officer, a person of the supplier, and when it is tried. */
  private record Reported(PlayedAgreement agreement, Actor supplier, long id, Instant now) {
    static Reported ofNewAgreement() {
      PlayedAgreement agreement = agreementInForce();
      Actor supplier = agreement.supplier();
      return new Reported(agreement, supplier, report(agreement), agreement.now());
    }

    private static long report(PlayedAgreement agreement) {
      LocalDate day = RiyadhDay.of(agreement.now());
      return STAGE.at(
          agreement.now(),
          () ->
              APP.get(ReportBreach.class)
                  .run(
                      agreement.officer(),
                      agreement.id(),
                      new ReportBreach.ReportedFacts(
                          UUID.randomUUID().toString(), null, BreachKind.LATE, day, REASON)));
    }

    /** Another report of the same agreement. */
    Reported again() {
      return new Reported(agreement, supplier, report(agreement), now);
    }

    /** The same once its last day is over. */
    Reported over() {
      return new Reported(agreement, supplier, id, now.plus(Duration.ofDays(60)));
    }

    void answered() {
      STAGE.run(now, () -> APP.get(AnswerBreach.class).run(supplier, id, REASON));
    }

    void decided(boolean found) {
      STAGE.run(now, () -> decide(STAGE.buyer(), found));
    }

    private void decide(Actor actor, boolean found) {
      APP.get(DecideBreach.class)
          .run(
              actor,
              id,
              new DecideBreach.BreachRuling(
                  found, found ? BreachConsequence.WARNING : null, REASON));
    }

    Thing thing() {
      String status = "SELECT status FROM breach_standing WHERE breach_id = " + id;
      Map<String, Act> acts = new TreeMap<>();
      acts.put(
          "AnswerBreach", Act.at(status, now, a -> APP.get(AnswerBreach.class).run(a, id, REASON)));
      acts.put("DecideBreach, found", Act.at(status, now, a -> decide(a, true)));
      acts.put("DecideBreach, not found", Act.at(status, now, a -> decide(a, false)));
      Map<Role, Actor> people = new TreeMap<>(ANYBODY);
      people.put(Role.BIDDER, supplier);
      return new Thing(status, people, acts);
    }
  }
}
