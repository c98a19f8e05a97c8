package org.muwahhad.framework.amendment;

import java.util.UUID;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.award.AwardFixture;

/** A supplier takes the place of another one in an agreement. */
public final class Handover {
  private Handover() {}

  /** At once, with all signatures. */
  public static void of(
      TestApp app,
      AwardFixture fixture,
      long agreement,
      Actor former,
      Actor successors,
      long successor) {
    SignAmendment sign = app.get(SignAmendment.class);
    long amendment =
        app.get(OfferAmendment.class)
            .run(
                former,
                agreement,
                new AmendmentProposal(
                    UUID.randomUUID().toString(),
                    AgreementChange.PARTY,
                    null,
                    "اندماج",
                    "Deed 7",
                    null,
                    null,
                    null,
                    null,
                    new AmendmentProposal.NewParty(
                        app.ask("SELECT registration_number FROM supplier WHERE id = " + successor),
                        SuccessionGround.MERGER),
                    null,
                    null));
    sign.run(former, amendment);
    app.get(ConsentToSuccession.class).run(successors, amendment);
    sign.run(fixture.buyer, amendment);
  }
}
