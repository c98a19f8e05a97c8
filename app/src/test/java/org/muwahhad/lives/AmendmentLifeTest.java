package org.muwahhad.lives;

import static org.muwahhad.lives.LivesFixture.ANYBODY;
import static org.muwahhad.lives.LivesFixture.APP;
import static org.muwahhad.lives.LivesFixture.DOCUMENT;
import static org.muwahhad.lives.LivesFixture.REASON;
import static org.muwahhad.lives.LivesFixture.STAGE;
import static org.muwahhad.lives.LivesFixture.agreementInForce;
import static org.muwahhad.lives.LivesFixture.nextRequest;

import java.math.BigDecimal;
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
import org.muwahhad.framework.amendment.AgreementChange;
import org.muwahhad.framework.amendment.AmendmentProposal;
import org.muwahhad.framework.amendment.DeclineAmendment;
import org.muwahhad.framework.amendment.OfferAmendment;
import org.muwahhad.framework.amendment.SignAmendment;
import org.muwahhad.framework.amendment.WithdrawOffer;
import org.muwahhad.lives.Thing.Act;
import org.muwahhad.played.PlayedAgreement;

/** An amendment of an agreement in every state. */
@Tag("long")
class AmendmentLifeTest {
  @TestFactory
  Stream<DynamicNode> the_life_of_an_amendment() {
    Trial trial = new Trial(STAGE, DOCUMENT.table("Amendment of an agreement"));
    return Stream.of(
        trial.inState("OFFERED", () -> Amended.ofNewAgreement().offered(id -> {})),
        trial.inState(
            "OFFERED (one to sign)",
            () -> {
              Amended amended = Amended.ofNewAgreement();
              return amended.offered(
                  id -> APP.get(SignAmendment.class).run(amended.supplier(), id));
            }),
        trial.inState(
            "IN_FORCE",
            () -> {
              Amended amended = Amended.ofNewAgreement();
              return amended.offered(
                  id -> {
                    APP.get(SignAmendment.class).run(amended.supplier(), id);
                    APP.get(SignAmendment.class).run(STAGE.buyer(), id);
                  });
            }),
        trial.inState(
            "DECLINED",
            () ->
                Amended.ofNewAgreement()
                    .offered(id -> APP.get(DeclineAmendment.class).run(STAGE.buyer(), id, REASON))),
        trial.inState(
            "WITHDRAWN",
            () -> {
              Amended amended = Amended.ofNewAgreement();
              return amended.offered(
                  id -> APP.get(WithdrawOffer.class).run(amended.supplier(), id, ""));
            }));
  }

  /** An agreement, and a person of its supplier, who offers a lower price. */
  private record Amended(PlayedAgreement agreement, Actor supplier) {
    static Amended ofNewAgreement() {
      PlayedAgreement agreement = agreementInForce();
      return new Amended(agreement, agreement.supplier());
    }

    /** A lower price, and what comes of it at once. */
    Thing offered(LongConsumer then) {
      long id =
          STAGE.at(
              agreement.now(),
              () -> APP.get(OfferAmendment.class).run(supplier, agreement.id(), proposal()));
      STAGE.run(agreement.now(), () -> then.accept(id));
      return amendment(id);
    }

    private AmendmentProposal proposal() {
      return new AmendmentProposal(
          "amendment-" + nextRequest(),
          AgreementChange.PRICE,
          null,
          REASON,
          "",
          null,
          List.of(new AmendmentProposal.NewPrice(agreement.item(), new BigDecimal("0.01"))),
          null,
          null,
          null,
          null,
          null);
    }

    private Thing amendment(long id) {
      String status = "SELECT status FROM agreement_amendment WHERE id = " + id;
      Map<String, Act> acts = new TreeMap<>();
      acts.put(
          "SignAmendment",
          Act.at(status, agreement.now(), a -> APP.get(SignAmendment.class).run(a, id)));
      acts.put(
          "DeclineAmendment",
          Act.at(status, agreement.now(), a -> APP.get(DeclineAmendment.class).run(a, id, REASON)));
      acts.put(
          "WithdrawOffer",
          Act.at(status, agreement.now(), a -> APP.get(WithdrawOffer.class).run(a, id, REASON)));
      Map<Role, Actor> people = new TreeMap<>(ANYBODY);
      people.put(Role.BIDDER, supplier);
      people.put(Role.CENTRAL_BUYER, STAGE.buyer());
      return new Thing(status, people, acts);
    }
  }
}
