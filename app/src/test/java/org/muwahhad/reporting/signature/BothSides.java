package org.muwahhad.reporting.signature;

import java.time.Instant;
import java.util.List;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.reporting.seal.PlatformSeal;
import org.muwahhad.shared.DatabaseClock;

/** Signs agreements for their sides by the acts that people use, with key files. */
public final class BothSides {
  public static final String PASSWORD = "secret";

  private BothSides() {}

  /** A person of its supplier and a central buyer sign an agreement. */
  public static void sign(TestApp app, long agreementId) {
    String supplier =
        """
        SELECT MIN(g.person_id)
          FROM framework_agreement f
          JOIN award a ON a.id = f.award_id
          JOIN bid b ON b.id = a.bid_id
          JOIN role_grant g ON g.supplier_id = b.supplier_id AND g.role = 'BIDDER'
         WHERE f.id = %d"""
            .formatted(agreementId);
    String buyer = "SELECT MIN(person_id) FROM role_grant WHERE role = 'CENTRAL_BUYER'";
    for (String person : List.of(supplier, buyer)) {
      sign(app, app.get(Actors.class).get(Long.parseLong(app.ask(person))), agreementId);
    }
  }

  /** One person signs for their own side. */
  public static void sign(TestApp app, Actor actor, long agreementId) {
    long document = app.get(OpenAgreementDocument.class).run(actor, agreementId);
    app.get(SignReport.class).run(actor, document, key(app, actor), PASSWORD, "");
  }

  /** A key of the authority of the deployment. */
  public static byte[] key(TestApp app, Actor actor) {
    Instant now = app.get(DatabaseClock.class).now();
    return app.get(PlatformSeal.class)
        .demonstrationKey("CN=Person " + actor.personId(), now, PASSWORD.toCharArray());
  }
}
