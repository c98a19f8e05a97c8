package org.muwahhad.lives;

import static org.muwahhad.lives.LivesFixture.ANYBODY;
import static org.muwahhad.lives.LivesFixture.APP;
import static org.muwahhad.lives.LivesFixture.DOCUMENT;
import static org.muwahhad.lives.LivesFixture.REASON;
import static org.muwahhad.lives.LivesFixture.STAGE;
import static org.muwahhad.lives.LivesFixture.agreementInForce;
import static org.muwahhad.lives.LivesFixture.nextRequest;
import static org.muwahhad.lives.LivesFixture.takeBack;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.framework.transfer.ConsentToTransfer;
import org.muwahhad.framework.transfer.EndTransfer;
import org.muwahhad.framework.transfer.OfferTransfer;
import org.muwahhad.lives.Thing.Act;
import org.muwahhad.played.PlayedAgreement;

/** A transfer of a balance in every state. */
class TransferLifeTest {
  @TestFactory
  Stream<DynamicNode> the_life_of_a_transfer() {
    Trial trial = new Trial(STAGE, DOCUMENT.table("Transfer of a balance"));
    PlayedAgreement[] agreement = new PlayedAgreement[1];
    return Stream.of(
        trial.inState(
            "OFFERED",
            () -> {
              agreement[0] = agreementInForce();
              return offered(agreement[0], "KW", (id, receiver) -> {});
            }),
        trial.inState(
            "OFFERED (between states)", () -> offered(agreement[0], "OM", (id, receiver) -> {})),
        trial.inState(
            "DONE",
            () ->
                offered(
                    agreement[0],
                    "KW",
                    (id, receiver) -> APP.get(ConsentToTransfer.class).run(receiver, id))),
        trial.inState(
            "REFUSED",
            () ->
                offered(
                    agreement[0],
                    "KW",
                    (id, receiver) -> APP.get(EndTransfer.class).run(receiver, id, REASON))),
        trial.inState(
            "WITHDRAWN",
            () ->
                offered(
                    agreement[0],
                    "KW",
                    (id, receiver) ->
                        APP.get(EndTransfer.class).run(agreement[0].officer(), id, ""))),
        trial.inState(
            "LAPSED",
            () -> {
              PlayedAgreement lost = agreementInForce();
              Thing offer = offered(lost, "KW", (id, receiver) -> {});
              STAGE.run(lost.overdue(), () -> takeBack(STAGE.buyer(), lost.tender()));
              return offer;
            }));
  }

  /** A transfer to a new entity of a state, and what comes of it at once. */
  private Thing offered(PlayedAgreement agreement, String state, BiConsumer<Long, Actor> then) {
    long entity = STAGE.world().anEntityIn(state);
    Actor receiver = STAGE.world().anOfficerOf(entity);
    long id =
        STAGE.at(
            agreement.now(),
            () ->
                APP.get(OfferTransfer.class)
                    .run(
                        agreement.officer(),
                        agreement.id(),
                        new OfferTransfer.Offer(
                            "transfer-" + nextRequest(),
                            agreement.item(),
                            APP.ask("SELECT code FROM procuring_entity WHERE id = " + entity),
                            BigDecimal.ONE,
                            REASON)));
    STAGE.run(agreement.now(), () -> then.accept(id, receiver));
    return transfer(agreement, receiver, id);
  }

  private static Thing transfer(PlayedAgreement agreement, Actor receiver, long id) {
    String status = "SELECT status FROM balance_transfer WHERE id = " + id;
    Map<String, Act> acts = new TreeMap<>();
    acts.put(
        "ConsentToTransfer",
        Act.at(status, agreement.now(), a -> APP.get(ConsentToTransfer.class).run(a, id)));
    acts.put(
        "EndTransfer, refused",
        Act.at(status, agreement.now(), a -> APP.get(EndTransfer.class).run(a, id, REASON)));
    acts.put(
        "EndTransfer, withdrawn",
        Act.at(
            status,
            agreement.now(),
            a -> APP.get(EndTransfer.class).run(withdrawing(a, agreement.officer()), id, REASON)));
    acts.put(
        "TakeBackAward", Act.at(status, agreement.overdue(), a -> takeBack(a, agreement.tender())));
    Map<Role, Actor> people = new TreeMap<>(ANYBODY);
    people.put(Role.PROCUREMENT_OFFICER, receiver);
    people.put(Role.NATIONAL_COORDINATOR, STAGE.coordinator("KW"));
    return new Thing(status, people, acts);
  }

  /** An officer withdraws who gives, and nobody else does. */
  private static Actor withdrawing(Actor actor, Actor giver) {
    if (actor.is(Role.NATIONAL_COORDINATOR)) {
      // A coordinator's ending is a refusal, which has its own row.
      return Objects.requireNonNull(ANYBODY.get(Role.AUDITOR));
    }
    return actor.is(Role.PROCUREMENT_OFFICER) ? giver : actor;
  }
}
