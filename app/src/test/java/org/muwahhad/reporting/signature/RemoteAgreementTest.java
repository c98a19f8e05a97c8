package org.muwahhad.reporting.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.played.PlayedTender;
import org.muwahhad.played.Stage;
import org.muwahhad.reports.signature.SigningServiceHere;

/** The sides of an agreement may sign its document with keys that a signing service keeps. */
@Tag("long")
class RemoteAgreementTest {
  private static final SigningServiceHere SERVICE = started();
  private static final TestApp APP =
      TestApp.start(
          Map.of(
              "muwahhad.signing.remote.address",
              SERVICE.address().toString(),
              "muwahhad.signing.remote.user",
              SigningServiceHere.USER,
              "muwahhad.signing.remote.password",
              SigningServiceHere.PASSWORD));
  private static final Stage STAGE = Stage.on(APP);

  private static SigningServiceHere started() {
    try {
      return new SigningServiceHere();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterAll
  static void stop() {
    SERVICE.close();
  }

  @Test
  void a_signature_from_afar_counts_for_each_side() throws Exception {
    PlayedTender tender = PlayedTender.withTwoBids(STAGE).playToAward();
    Instant now = tender.afterStandstill().plus(Duration.ofDays(2));
    long agreement =
        Long.parseLong(
            APP.ask(
                """
                SELECT f.id FROM framework_agreement f JOIN award a ON a.id = f.award_id
                 WHERE a.lot_id = """
                    + tender.lots().get(0)));

    for (Actor side : List.of(List.copyOf(tender.bids().keySet()).get(0), STAGE.buyer())) {
      String key = "key-of-" + side.login();
      byte[] file = STAGE.at(now, () -> BothSides.key(APP, side));
      SERVICE.keep(key, side.login(), file, BothSides.PASSWORD.toCharArray(), "Password", "PIN");
      STAGE.run(
          now,
          () -> {
            long document = APP.get(OpenAgreementDocument.class).run(side, agreement);
            APP.get(SignReport.class)
                .runFromAfar(side, document, key, Map.of("PIN", SigningServiceHere.PIN), "");
          });
    }

    assertThat(
            APP.ask(
                "SELECT GROUP_CONCAT(side ORDER BY side) FROM agreement_signature"
                    + " WHERE agreement_id = "
                    + agreement))
        .isEqualTo("CENTRAL,SUPPLIER");
    assertThat(
            APP.ask(
                """
                SELECT COUNT(*) FROM audit_entry
                 WHERE act = 'reporting.report-signed'
                   AND JSON_VALUE(detail, '$.key') = 'SERVICE'"""))
        .isEqualTo("2");
    assertThat(
            APP.ask(
                """
                SELECT COUNT(*) FROM audit_entry e JOIN audit_chain c ON c.id = e.chain_id
                 WHERE e.act = 'contract.signed' AND c.name = 'agreement:%d'"""
                    .formatted(agreement)))
        .isEqualTo("2");
  }
}
