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
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.framework.accession.AcceptAccession;
import org.muwahhad.framework.accession.ApproveAccession;
import org.muwahhad.framework.accession.DeclineAccession;
import org.muwahhad.framework.accession.RefuseAccession;
import org.muwahhad.framework.accession.RequestAccession;
import org.muwahhad.framework.accession.WithdrawAccession;
import org.muwahhad.lives.Thing.Act;
import org.muwahhad.played.PlayedAgreement;

/** A request to join an agreement in every state. */
@Tag("long")
class AccessionLifeTest {
  @TestFactory
  Stream<DynamicNode> the_life_of_an_accession() {
    Trial trial = new Trial(STAGE, DOCUMENT.table("Accession to an agreement"));
    Joined[] joined = new Joined[1];
    return Stream.of(
        trial.inState(
            "REQUESTED",
            () -> {
              joined[0] = Joined.ofNewAgreement();
              return joined[0].requested(id -> {});
            }),
        trial.inState("ACCEPTED", () -> joined[0].requested(joined[0]::accept)),
        trial.inState(
            "DECLINED",
            () ->
                joined[0].requested(
                    id -> APP.get(DeclineAccession.class).run(joined[0].supplier(), id, REASON))),
        trial.inState(
            "REFUSED",
            () ->
                joined[0].requested(
                    id -> {
                      joined[0].accept(id);
                      APP.get(RefuseAccession.class).run(STAGE.buyer(), id, REASON);
                    })),
        trial.inState(
            "WITHDRAWN",
            () ->
                joined[0].requested(
                    id ->
                        APP.get(WithdrawAccession.class)
                            .run(joined[0].agreement().officer(), id, ""))),
        // Once somebody has joined, the award is not taken back any more.
        trial.inState(
            "JOINED",
            () ->
                joined[0].requested(
                    id -> {
                      joined[0].accept(id);
                      APP.get(ApproveAccession.class).run(STAGE.buyer(), id);
                    })),
        trial.inState(
            "LAPSED",
            () -> {
              Joined lost = Joined.ofNewAgreement();
              Thing waiting = lost.requested(id -> {});
              STAGE.run(lost.overdue(), () -> takeBack(STAGE.buyer(), lost.agreement().tender()));
              return waiting;
            }));
  }

  /** An agreement that its officer asks more of, and a person of its supplier. */
  private record Joined(PlayedAgreement agreement, Actor supplier) {
    static Joined ofNewAgreement() {
      PlayedAgreement agreement = agreementInForce();
      return new Joined(agreement, agreement.supplier());
    }

    /** When the guarantee of the winner is overdue. */
    Instant overdue() {
      return agreement.overdue();
    }

    void accept(long id) {
      APP.get(AcceptAccession.class).run(supplier, id, day());
    }

    private LocalDate day() {
      return LocalDate.ofInstant(agreement.now(), ZoneOffset.UTC).plusDays(5);
    }

    /** A request of the officer for one unit, and what comes of it at once. */
    Thing requested(LongConsumer then) {
      long id =
          STAGE.at(
              agreement.now(),
              () ->
                  APP.get(RequestAccession.class)
                      .run(
                          agreement.officer(),
                          agreement.id(),
                          new RequestAccession.AccessionRequest(
                              "accession-" + nextRequest(),
                              List.of(
                                  new RequestAccession.AskedQuantity(
                                      agreement.item(), BigDecimal.ONE)),
                              REASON)));
      STAGE.run(agreement.now(), () -> then.accept(id));
      return accession(id);
    }

    private Thing accession(long id) {
      String status = "SELECT status FROM accession WHERE id = " + id;
      Map<String, Act> acts = new TreeMap<>();
      acts.put(
          "AcceptAccession",
          Act.at(status, agreement.now(), a -> APP.get(AcceptAccession.class).run(a, id, day())));
      acts.put(
          "ApproveAccession",
          Act.at(status, agreement.now(), a -> APP.get(ApproveAccession.class).run(a, id)));
      acts.put(
          "DeclineAccession",
          Act.at(status, agreement.now(), a -> APP.get(DeclineAccession.class).run(a, id, REASON)));
      acts.put(
          "RefuseAccession",
          Act.at(status, agreement.now(), a -> APP.get(RefuseAccession.class).run(a, id, REASON)));
      acts.put(
          "WithdrawAccession",
          Act.at(
              status, agreement.now(), a -> APP.get(WithdrawAccession.class).run(a, id, REASON)));
      acts.put("TakeBackAward", Act.at(status, overdue(), a -> takeBack(a, agreement.tender())));
      Map<Role, Actor> people = new TreeMap<>(ANYBODY);
      people.put(Role.PROCUREMENT_OFFICER, agreement.officer());
      people.put(Role.BIDDER, supplier);
      return new Thing(status, people, acts);
    }
  }
}
