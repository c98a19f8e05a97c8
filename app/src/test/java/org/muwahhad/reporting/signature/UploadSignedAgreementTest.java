package org.muwahhad.reporting.signature;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.played.PlayedTender;
import org.muwahhad.played.Stage;
import org.muwahhad.reporting.seal.PlatformSeal;
import org.muwahhad.reports.signature.KeyStoreSigner;
import org.muwahhad.reports.signature.SignPdf;
import org.muwahhad.shared.ObjectStore;
import org.muwahhad.shared.Refusal;

/** A side of an agreement may sign its document elsewhere; what it sends is verified. */
@Tag("long")
class UploadSignedAgreementTest {
  private static final TestApp APP = TestApp.start();
  private static final Stage STAGE = Stage.on(APP);
  private static final PlayedTender TENDER = PlayedTender.withTwoBids(STAGE).playToAward();
  private static final Instant NOW = TENDER.afterStandstill().plus(Duration.ofDays(2));
  private static final Actor SUPPLIER = List.copyOf(TENDER.bids().keySet()).get(0);

  @Test
  void the_file_with_one_signature_more_is_kept_and_counts_for_the_side() {
    long agreement = agreement(0);
    long document = document(agreement);

    STAGE.run(
        NOW,
        () ->
            APP.get(UploadSignedAgreement.class)
                .run(SUPPLIER, document, signed(file(document), SUPPLIER)));
    STAGE.run(NOW, () -> BothSides.sign(APP, STAGE.buyer(), agreement));

    assertThat(
            APP.ask(
                "SELECT GROUP_CONCAT(side ORDER BY side) FROM agreement_signature"
                    + " WHERE agreement_id = "
                    + agreement))
        .isEqualTo("CENTRAL,SUPPLIER");
    assertThat(STAGE.at(NOW, () -> APP.get(PlatformSeal.class).reader(NOW).run(file(document))))
        .as("the platform's, and both sides")
        .hasSize(3)
        .allMatch(s -> s.intact() && s.known() && s.whole());
    assertThat(
            APP.ask(
                "SELECT detail FROM audit_entry WHERE act = 'reporting.report-signed'"
                    + " ORDER BY id LIMIT 1"))
        .contains("\"key\":\"ELSEWHERE\"");
  }

  @Test
  void what_is_not_the_document_with_one_signature_more_is_refused() {
    long document = document(agreement(1));
    byte[] handedOut = file(document);

    refused(document, new byte[0], "shared.missing");
    refused(document, handedOut, "reporting.file-other");
    refused(document, "%PDF-1.7".getBytes(US_ASCII), "reporting.file-other");
    byte[] garbage = Arrays.copyOf(handedOut, handedOut.length + 100);
    refused(document, garbage, "reporting.signature-unsound");
    byte[] twice = STAGE.at(NOW, () -> signed(signed(handedOut, SUPPLIER), SUPPLIER));
    refused(document, twice, "reporting.signature-unsound");
    assertThat(APP.ask("SELECT COUNT(*) FROM report_signature WHERE report_id = " + document))
        .isEqualTo("0");
  }

  private void refused(long document, byte[] sent, String code) {
    assertThatThrownBy(
            () ->
                STAGE.run(
                    NOW, () -> APP.get(UploadSignedAgreement.class).run(SUPPLIER, document, sent)))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r -> assertThat(r.faults()).extracting(Refusal.Fault::code).containsExactly(code));
  }

  private static long agreement(int lot) {
    return Long.parseLong(
        APP.ask(
            """
            SELECT f.id FROM framework_agreement f JOIN award a ON a.id = f.award_id
             WHERE a.lot_id = %d"""
                .formatted(TENDER.lots().get(lot))));
  }

  private static long document(long agreement) {
    return STAGE.at(NOW, () -> APP.get(OpenAgreementDocument.class).run(SUPPLIER, agreement));
  }

  private static byte[] file(long document) {
    String stored = APP.get(ReportSignatures.class).findSignable(document).orElseThrow().storedAs();
    try (InputStream in = APP.get(ObjectStore.class).open(stored)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As a program of the signer's own would do it. */
  private static byte[] signed(byte[] file, Actor actor) {
    try {
      KeyStoreSigner signer =
          KeyStoreSigner.open(BothSides.key(APP, actor), "secret".toCharArray());
      return APP.get(PlatformSeal.class)
          .sign(file, signer, new SignPdf.Statement("", "", NOW, null));
    } catch (KeyStoreSigner.UnusableException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
