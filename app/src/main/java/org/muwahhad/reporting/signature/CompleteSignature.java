package org.muwahhad.reporting.signature;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.sql.Connection;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Grant;
import org.muwahhad.reporting.signature.SigningProcedure.KeyKeeper;
import org.muwahhad.reporting.signature.SigningProcedure.NewSignature;
import org.muwahhad.reports.signature.CertificateChain;
import org.muwahhad.reports.signature.ReadySignature;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * Adds the signature that a member made, with a key that stays with the member, of what {@link
 * PrepareSignature} prepared. It is used once: what was prepared passes with the signature. The
 * last signature that a round asks for ends the round.
 *
 * <p>Refused with {@code reporting.preparation-over} when this was not prepared, or more than ten
 * minutes ago, or was used; {@code reporting.signed-meanwhile} when another member signed since;
 * {@code reporting.signature-unsound} when the value is no signature of what was prepared by the
 * key of the certificate; {@code reporting.superseded} when newer figures were issued, {@code
 * reporting.overtaken} when an award in it was taken back, and {@code reporting.signed-already}
 * when the member has signed it. A certificate that is not taken any more is refused with {@code
 * reporting.certificate-expired}, {@code reporting.certificate-unknown} or {@code
 * reporting.certificate-of-another}.
 */
@Singleton
public class CompleteSignature {
  /** In Base64; the longest, of RSA with 4,096 bits, has 684 characters. */
  private static final int LONGEST_VALUE = 1_000;

  private static final String FIELD = "value";
  private final SigningProcedure procedure;
  private final SignaturePreparations preparations;
  private final DatabaseClock clock;
  private final TransactionOperations<Connection> transactions;

  CompleteSignature(
      SigningProcedure procedure,
      SignaturePreparations preparations,
      DatabaseClock clock,
      TransactionOperations<Connection> transactions) {
    this.procedure = procedure;
    this.preparations = preparations;
    this.clock = clock;
    this.transactions = transactions;
  }

  /**
   * Signs. Time stamps are asked for outside of transactions, so that nobody waits for them but the
   * signer.
   *
   * @param preparationId what was prepared
   * @param value the signature, in Base64: of RSA (PKCS #1 v1.5), or of ECDSA as DER or as two
   *     numbers
   */
  public void run(Actor actor, long reportId, long preparationId, String value) {
    Grant as = procedure.permit(actor);
    new Faults().text(FIELD, value, LONGEST_VALUE).throwIfAny();
    ReportSignatures.SignableReport report = procedure.load(actor, reportId);
    Instant now = clock.now();
    SignaturePreparations.SignaturePreparation preparation =
        preparations
            .find(reportId, actor.personId())
            .filter(p -> p.id() == preparationId && now.isBefore(p.untilAt()))
            .orElseThrow(() -> new Refusal.RuleBroken("reporting.preparation-over"));
    if (!preparation.sha256().equals(report.sha256())) {
      throw new Refusal.Conflict("reporting.signed-meanwhile");
    }
    List<X509Certificate> chain = chain(preparation);
    procedure.requireAcceptable(actor, chain, FIELD, now);
    NewSignature signature =
        new NewSignature(
            new ReadySignature(chain, decoded(value)),
            KeyKeeper.SIGNER,
            preparation.reason(),
            preparation.signedAt());
    byte[] signed = sign(actor, report, signature);
    transactions.executeWrite(
        status -> {
          if (preparations.use(preparationId) == 0) {
            throw new Refusal.RuleBroken("reporting.preparation-over");
          }
          if (!procedure.keepIfFirst(actor, as, report, signature, signed)) {
            throw new Refusal.Conflict("reporting.signed-meanwhile");
          }
          return true;
        });
  }

  private byte[] sign(Actor actor, ReportSignatures.SignableReport report, NewSignature signature) {
    try {
      return procedure.sign(actor, report, signature);
    } catch (GeneralSecurityException e) {
      throw new Refusal.RuleBroken("reporting.signature-unsound");
    }
  }

  private static List<X509Certificate> chain(
      SignaturePreparations.SignaturePreparation preparation) {
    try {
      return CertificateChain.read(preparation.certificates().lines().toList());
    } catch (CertificateException e) {
      throw new IllegalStateException("What was prepared can't be read any more", e);
    }
  }

  private static byte[] decoded(String value) {
    try {
      return Base64.getDecoder().decode(value);
    } catch (IllegalArgumentException e) {
      throw new Refusal.RuleBroken("reporting.signature-unsound");
    }
  }
}
