package org.muwahhad.lives;

import static org.muwahhad.lives.LivesFixture.ANYBODY;
import static org.muwahhad.lives.LivesFixture.APP;
import static org.muwahhad.lives.LivesFixture.DOCUMENT;
import static org.muwahhad.lives.LivesFixture.REASON;
import static org.muwahhad.lives.LivesFixture.STAGE;
import static org.muwahhad.lives.LivesFixture.agreementInForce;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.framework.contract.AnswerNotice;
import org.muwahhad.framework.contract.AnswerTermination;
import org.muwahhad.framework.contract.DecideNotice;
import org.muwahhad.framework.contract.ProposeTermination;
import org.muwahhad.lives.Thing.Act;
import org.muwahhad.played.PlayedAgreement;

/** A notice for cause and proposals to end an agreement, one after the other, in every state. */
class TerminationLifeTest {
  @TestFactory
  Stream<DynamicNode> the_life_of_a_termination() {
    Trial trial = new Trial(STAGE, DOCUMENT.table("Termination of an agreement"));
    Ending[] ending = new Ending[1];
    return Stream.of(
        trial.inState(
            "OPEN",
            () -> {
              ending[0] = Ending.ofNewAgreement().noticed();
              return ending[0].thing();
            }),
        trial.inState(
            "OPEN (answered)",
            () -> {
              ending[0].run(
                  () ->
                      APP.get(AnswerNotice.class)
                          .run(ending[0].supplier(), ending[0].id(), REASON));
              return ending[0].thing();
            }),
        trial.inState(
            "DROPPED",
            () -> {
              ending[0].run(
                  () -> APP.get(DecideNotice.class).drop(STAGE.second(), ending[0].id(), REASON));
              return ending[0].thing();
            }),
        trial.inState(
            "OPEN (by consent)",
            () -> {
              ending[0] = ending[0].proposed();
              return ending[0].thing();
            }),
        trial.inState(
            "DECLINED",
            () -> {
              ending[0].run(
                  () ->
                      APP.get(AnswerTermination.class)
                          .decline(ending[0].supplier(), ending[0].id(), REASON));
              return ending[0].thing();
            }),
        trial.inState(
            "WITHDRAWN",
            () -> {
              ending[0] = ending[0].proposed();
              ending[0].run(
                  () ->
                      APP.get(AnswerTermination.class)
                          .withdraw(STAGE.second(), ending[0].id(), ""));
              return ending[0].thing();
            }),
        trial.inState(
            "TERMINATED",
            () -> {
              ending[0] = ending[0].proposed();
              ending[0].run(
                  () ->
                      APP.get(AnswerTermination.class)
                          .accept(ending[0].supplier(), ending[0].id()));
              return ending[0].thing();
            }));
  }

  /** A termination of an agreement, and a person of its supplier. */
  private record Ending(PlayedAgreement agreement, Actor supplier, long id) {
    static Ending ofNewAgreement() {
      PlayedAgreement agreement = agreementInForce();
      return new Ending(agreement, agreement.supplier(), 0);
    }

    void run(Runnable act) {
      STAGE.run(agreement.now(), act);
    }

    Ending noticed() {
      return with(
          STAGE.at(
              agreement.now(),
              () ->
                  APP.get(ProposeTermination.class)
                      .forCause(STAGE.buyer(), agreement.id(), terms())));
    }

    Ending proposed() {
      return with(
          STAGE.at(
              agreement.now(),
              () -> APP.get(ProposeTermination.class).run(STAGE.buyer(), agreement.id(), terms())));
    }

    private Ending with(long termination) {
      return new Ending(agreement, supplier, termination);
    }

    private ProposeTermination.TerminationTerms terms() {
      LocalDate last = LocalDate.ofInstant(agreement.now(), ZoneOffset.UTC).plusDays(90);
      return new ProposeTermination.TerminationTerms(last, REASON);
    }

    Thing thing() {
      String status = "SELECT status FROM agreement_termination WHERE id = " + id;
      Map<String, Act> acts = new TreeMap<>();
      acts.put(
          "AnswerNotice",
          Act.at(status, agreement.now(), a -> APP.get(AnswerNotice.class).run(a, id, REASON)));
      acts.put(
          "DecideNotice, terminated",
          Act.at(
              status, agreement.now(), a -> APP.get(DecideNotice.class).terminate(a, id, REASON)));
      acts.put(
          "DecideNotice, dropped",
          Act.at(status, agreement.now(), a -> APP.get(DecideNotice.class).drop(a, id, REASON)));
      acts.put(
          "AnswerTermination, accepted",
          Act.at(status, agreement.now(), a -> APP.get(AnswerTermination.class).accept(a, id)));
      acts.put(
          "AnswerTermination, declined",
          Act.at(
              status,
              agreement.now(),
              a -> APP.get(AnswerTermination.class).decline(a, id, REASON)));
      acts.put(
          "AnswerTermination, withdrawn",
          Act.at(
              status,
              agreement.now(),
              a -> APP.get(AnswerTermination.class).withdraw(a, id, REASON)));
      Map<Role, Actor> people = new TreeMap<>(ANYBODY);
      people.put(Role.BIDDER, supplier);
      return new Thing(status, people, acts);
    }
  }
}
