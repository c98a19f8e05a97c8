package org.muwahhad.lives;

import static org.muwahhad.lives.LivesFixture.ANYBODY;
import static org.muwahhad.lives.LivesFixture.APP;
import static org.muwahhad.lives.LivesFixture.DOCUMENT;
import static org.muwahhad.lives.LivesFixture.REASON;
import static org.muwahhad.lives.LivesFixture.STAGE;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.award.LossGround;
import org.muwahhad.framework.TakeBackAward;
import org.muwahhad.lives.Thing.Act;
import org.muwahhad.played.Plan;
import org.muwahhad.played.PlayedAgreement;
import org.muwahhad.reporting.signature.BothSides;
import org.muwahhad.reporting.signature.OpenAgreementDocument;
import org.muwahhad.reporting.signature.SignReport;

/** An agreement that both sides have to sign, with every signature that it may have. */
@Tag("long")
class SigningLifeTest {
  @TestFactory
  Stream<DynamicNode> the_signing_of_an_agreement() {
    Trial trial = new Trial(STAGE, DOCUMENT.table("Signing of an agreement"));
    return Stream.of(
        trial.inState("UNSIGNED", () -> AgreementToSign.ofNewAgreement().signedBy(List.of())),
        trial.inState(
            "SUPPLIER_SIGNED",
            () -> {
              AgreementToSign toSign = AgreementToSign.ofNewAgreement();
              return toSign.signedBy(List.of(toSign.agreement().supplier()));
            }),
        trial.inState(
            "CENTRAL_SIGNED",
            () -> AgreementToSign.ofNewAgreement().signedBy(List.of(STAGE.buyer()))),
        trial.inState(
            "SIGNED",
            () -> {
              AgreementToSign toSign = AgreementToSign.ofNewAgreement();
              return toSign.signedBy(List.of(toSign.agreement().supplier(), STAGE.buyer()));
            }),
        trial.inState(
            "TAKEN_BACK",
            () -> {
              AgreementToSign toSign = AgreementToSign.ofNewAgreement();
              STAGE.run(toSign.late(), () -> toSign.takeBack(STAGE.buyer()));
              return toSign.thing();
            }));
  }

  /**
   * An agreement with its document, and the keys of those who try to sign it: a colleague of who
   * bid, and another buyer than who prepared the tender.
   */
  private record AgreementToSign(
      PlayedAgreement agreement,
      long document,
      Actor colleague,
      byte[] keyOfColleague,
      byte[] keyOfBuyer) {
    static AgreementToSign ofNewAgreement() {
      Map<String, BigDecimal> rules = new HashMap<>(Plan.ofTwoLots().rules());
      rules.put("agreement.signature", BigDecimal.ONE);
      PlayedAgreement agreement =
          PlayedAgreement.awarded(
              APP, STAGE, new Plan(Plan.ofTwoLots().lots(), "priceOnly", "SAR", rules));
      Actor colleague = STAGE.world().aBidderFor(agreement.supplier().grants().get(0).supplier());
      return STAGE.at(
          agreement.now(),
          () ->
              new AgreementToSign(
                  agreement,
                  APP.get(OpenAgreementDocument.class).run(STAGE.buyer(), agreement.id()),
                  colleague,
                  BothSides.key(APP, colleague),
                  BothSides.key(APP, STAGE.second())));
    }

    Thing signedBy(List<Actor> people) {
      people.forEach(p -> STAGE.run(agreement.now(), () -> BothSides.sign(APP, p, agreement.id())));
      return thing();
    }

    /** The platform signs the document, and counts the signature as that of the person's side. */
    private void sign(Actor actor) {
      byte[] key = actor.is(Role.BIDDER) ? keyOfColleague : keyOfBuyer;
      APP.get(SignReport.class).run(actor, document, key, BothSides.PASSWORD, "");
    }

    void takeBack(Actor actor) {
      APP.get(TakeBackAward.class)
          .run(actor, agreement.id(), new TakeBackAward.Loss(LossGround.SIGNATURE, REASON));
    }

    /** When the days of the supplier to sign are over. */
    Instant late() {
      return agreement.now().plus(Duration.ofDays(20));
    }

    Thing thing() {
      String status =
          """
          SELECT CASE WHEN a.status <> 'active' THEN 'TAKEN_BACK'
                      WHEN c.supplier_signed_at IS NULL AND c.central_signed_at IS NULL
                        THEN 'UNSIGNED'
                      WHEN c.central_signed_at IS NULL THEN 'SUPPLIER_SIGNED'
                      WHEN c.supplier_signed_at IS NULL THEN 'CENTRAL_SIGNED'
                      ELSE 'SIGNED' END
            FROM agreement_condition c JOIN award a ON a.id = c.award_id
           WHERE c.agreement_id = %d"""
              .formatted(agreement.id());
      Map<String, Act> acts = new TreeMap<>();
      acts.put("SignAgreement", Act.at(status, agreement.now(), this::sign));
      acts.put("TakeBackAward", Act.at(status, late(), this::takeBack));
      Map<Role, Actor> people = new TreeMap<>(ANYBODY);
      people.put(Role.PROCUREMENT_OFFICER, agreement.officer());
      people.put(Role.BIDDER, colleague);
      return new Thing(status, people, acts);
    }
  }
}
