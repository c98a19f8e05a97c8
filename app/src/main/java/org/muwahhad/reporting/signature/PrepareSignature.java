package org.muwahhad.reporting.signature;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.reports.signature.AcceptedKeys;
import org.muwahhad.reports.signature.CertificateChain;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * Prepares what a member signs with a key that stays with the member, such as one that the browser
 * unlocked: the signed attributes of the PDF file, a few hundred bytes. Nothing is signed yet, and
 * nobody is bound; what was prepared is taken for ten minutes by {@link CompleteSignature}. A
 * member who prepares again lets go of the former.
 *
 * <p>Refused with {@code reporting.superseded} when newer figures were issued, {@code
 * reporting.overtaken} when an award in it was taken back since, and {@code
 * reporting.signed-already} when the member has signed it. Faults in the input have the codes
 * {@code reporting.certificates-unreadable}, {@code reporting.key-kind}, {@code
 * reporting.certificate-expired}, {@code reporting.certificate-unknown} and {@code
 * reporting.certificate-of-another}.
 */
@Singleton
public class PrepareSignature {
  private static final Duration VALIDITY = Duration.ofMinutes(10);
  private static final int MOST_CERTIFICATES = 10;
  private static final int LONGEST_CERTIFICATE = 6_000;
  private static final String FIELD = "certificates";
  private final SigningProcedure procedure;
  private final SignaturePreparations preparations;
  private final DatabaseClock clock;

  PrepareSignature(
      SigningProcedure procedure, SignaturePreparations preparations, DatabaseClock clock) {
    this.procedure = procedure;
    this.preparations = preparations;
    this.clock = clock;
  }

  /**
   * What is to be signed.
   *
   * @param id names what was prepared
   * @param bytes to sign with SHA-256 and the key of the certificate, in Base64
   * @param until until when the signature is taken, UTC
   */
  public record BytesToSign(long id, String bytes, Instant until) {}

  /**
   * Prepares.
   *
   * @param certificates the member's own first, then those above it; DER in Base64
   * @param reason why, as the signer says; may be empty
   */
  @Transactional
  public BytesToSign run(Actor actor, long reportId, List<String> certificates, String reason) {
    procedure.permit(actor);
    new Faults()
        .check(!certificates.isEmpty(), FIELD, "shared.missing")
        .present(FIELD, certificates)
        .atMost("reason", reason, SigningProcedure.LONGEST_REASON)
        .throwIfAny();
    ReportSignatures.SignableReport report = procedure.load(actor, reportId);
    List<X509Certificate> chain = chain(certificates);
    Instant now = clock.now();
    procedure.requireAcceptable(actor, chain, FIELD, now);
    byte[] bytes = procedure.toBeSigned(actor, report, chain, reason, now);
    Instant until = now.plus(VALIDITY);
    preparations.dropOld();
    preparations.drop(reportId, actor.personId());
    preparations.add(
        reportId,
        actor.personId(),
        String.join("\n", certificates),
        reason,
        now,
        report.sha256(),
        until);
    long id = preparations.find(reportId, actor.personId()).orElseThrow().id();
    return new BytesToSign(id, Base64.getEncoder().encodeToString(bytes), until);
  }

  /** Measured before anything is computed with them. */
  private static List<X509Certificate> chain(List<String> certificates) {
    boolean isBounded =
        certificates.size() <= MOST_CERTIFICATES
            && certificates.stream().allMatch(c -> c.length() <= LONGEST_CERTIFICATE);
    if (!isBounded) {
      throw new Refusal.InvalidInput(FIELD, "reporting.certificates-unreadable");
    }
    try {
      List<X509Certificate> chain = CertificateChain.read(certificates);
      if (!chain.stream().allMatch(c -> AcceptedKeys.accepts(c.getPublicKey()))) {
        throw new Refusal.InvalidInput(FIELD, "reporting.key-kind");
      }
      return chain;
    } catch (CertificateException e) {
      throw new Refusal.InvalidInput(FIELD, "reporting.certificates-unreadable");
    }
  }
}
