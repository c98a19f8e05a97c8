package org.muwahhad.reporting.signature;

import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Map;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Grant;
import org.muwahhad.reporting.signature.SigningProcedure.KeyKeeper;
import org.muwahhad.reporting.signature.SigningProcedure.NewSignature;
import org.muwahhad.reports.signature.KeyStoreSigner;
import org.muwahhad.reports.signature.RemoteFailure;
import org.muwahhad.reports.signature.RemoteKey;
import org.muwahhad.reports.signature.Signer;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * Adds a member's signature (PAdES, ETSI EN 319 142-1) to an issued report, seen in the member's
 * own block where the report has one; nobody's mark comes into the block of another. The last
 * signature that a round asks for ends the round. The key is that of a PKCS #12 file, which is used
 * and forgotten, or one that a signing service keeps. A key that stays with the member signs in two
 * steps: {@link PrepareSignature} and {@link CompleteSignature}.
 *
 * <p>For members of panels and committees and central buyers who may have the report; refused with
 * {@code reporting.superseded} when newer figures were issued, {@code reporting.overtaken} when an
 * award in it was taken back since, and {@code reporting.signed-already} the second time. A file or
 * password that does not open, a key that is not accepted or is not that of its certificate, and a
 * certificate that does not hold now, comes of an authority that is not known or that another
 * member signed with, are reported at their fields. The finished signature is verified before it is
 * kept, and refused with {@code reporting.signature-unsound} when it does not hold.
 *
 * <p>Also refused with {@code reporting.remote-locked}, {@code reporting.remote-no-email}, {@code
 * reporting.remote-not-admitted}, {@code reporting.remote-not-confirmed}, {@code
 * reporting.remote-odd}, {@code reporting.remote-refused} and {@code reporting.remote-silent}.
 *
 * <p>Faults in the input have the codes {@code reporting.certificate-expired}, {@code
 * reporting.certificate-of-another}, {@code reporting.certificate-unknown}, {@code
 * reporting.key-kind}, {@code reporting.key-missing}, {@code reporting.key-of-another}, {@code
 * reporting.key-password}, {@code reporting.key-too-costly}, {@code reporting.key-unreadable},
 * {@code reporting.remote-factors} and {@code reporting.remote-key-missing}.
 */
@Singleton
public class SignReport {
  private static final int ATTEMPTS = 3;
  private final SigningProcedure procedure;
  private final DatabaseClock clock;
  private final RemoteKeys remoteKeys;

  SignReport(SigningProcedure procedure, DatabaseClock clock, RemoteKeys remoteKeys) {
    this.procedure = procedure;
    this.clock = clock;
    this.remoteKeys = remoteKeys;
  }

  /**
   * Signs. Time stamps are asked for outside of transactions, so that nobody waits for them but the
   * signer; when another member was faster meanwhile, the file is signed again on top of theirs.
   *
   * @param key a PKCS #12 file
   * @param reason why, as the signer says; may be empty
   * @throws Refusal.Conflict {@code reporting.signed-meanwhile} when others were faster each time
   */
  public void run(Actor actor, long reportId, byte[] key, String password, String reason) {
    Grant as = procedure.permit(actor);
    new Faults()
        .check(key.length > 0, "key", "shared.missing")
        .atMost("reason", reason, SigningProcedure.LONGEST_REASON)
        .throwIfAny();
    ReportSignatures.SignableReport report = procedure.load(actor, reportId);
    Instant now = clock.now();
    Signer signer = open(key, password);
    procedure.requireAcceptable(actor, signer.chain(), "key", now);
    NewSignature signature = new NewSignature(signer, KeyKeeper.FILE, reason, now);
    for (int i = 0; i < ATTEMPTS; i++) {
      byte[] signed = signWithFile(actor, report, signature);
      if (procedure.keepIfFirst(actor, as, report, signature, signed)) {
        return;
      }
      report = procedure.load(actor, reportId);
    }
    throw new Refusal.Conflict("reporting.signed-meanwhile");
  }

  /**
   * Signs with a key that the signing service keeps. The service is asked outside of transactions:
   * it may take as long as the signer takes to confirm. Who was faster meanwhile is first.
   *
   * @param credential the service's id of the key, one of the member's own
   * @param typed what the service asks the member for, by the ids of the factors; goes nowhere else
   * @param reason why, as the signer says; may be empty
   * @throws Refusal.Conflict {@code reporting.signed-meanwhile} when another member signed while
   *     the service was asked
   * @throws Refusal.RuleBroken {@code reporting.remote-…} when the service does not sign
   */
  public void runFromAfar(
      Actor actor, long reportId, String credential, Map<String, String> typed, String reason) {
    Grant as = procedure.permit(actor);
    new Faults().atMost("reason", reason, SigningProcedure.LONGEST_REASON).throwIfAny();
    ReportSignatures.SignableReport report = procedure.load(actor, reportId);
    RemoteKey key = remoteKeys.get(actor, credential);
    Instant now = clock.now();
    Signer signer = remoteKeys.signer(key, typed);
    procedure.requireAcceptable(actor, signer.chain(), "credential", now);
    requireTyped(key, typed);
    NewSignature signature = new NewSignature(signer, KeyKeeper.SERVICE, reason, now);
    byte[] signed = signFromAfar(actor, report, key, signature);
    if (!procedure.keepIfFirst(actor, as, report, signature, signed)) {
      throw new Refusal.Conflict("reporting.signed-meanwhile");
    }
  }

  /**
   * What is signed by the member, if they may.
   *
   * @throws Refusal.RuleBroken when it is not signed any more, or was by them
   */
  ReportSignatures.SignableReport signable(Actor actor, long reportId) {
    procedure.permit(actor);
    return procedure.load(actor, reportId);
  }

  private static void requireTyped(RemoteKey key, Map<String, String> typed) {
    Faults faults = new Faults();
    for (RemoteKey.Factor factor : key.factors()) {
      faults.check(
          factor.means() == RemoteKey.FactorMeans.ELSEWHERE
              || !typed.getOrDefault(factor.id(), "").isBlank(),
          RemoteKeys.field(factor),
          "shared.missing");
    }
    faults.throwIfAny();
  }

  private static Signer open(byte[] key, String password) {
    try {
      return KeyStoreSigner.open(key, password.toCharArray());
    } catch (KeyStoreSigner.UnusableException e) {
      throw switch (e.fault()) {
        case PASSWORD -> new Refusal.InvalidInput("password", "reporting.key-password");
        case UNREADABLE -> new Refusal.InvalidInput("key", "reporting.key-unreadable");
        case NO_KEY -> new Refusal.InvalidInput("key", "reporting.key-missing");
        case TOO_COSTLY -> new Refusal.InvalidInput("key", "reporting.key-too-costly");
        case NOT_ACCEPTED -> new Refusal.InvalidInput("key", "reporting.key-kind");
        case NOT_OF_CERTIFICATE -> new Refusal.InvalidInput("key", "reporting.key-of-another");
      };
    }
  }

  private byte[] signWithFile(
      Actor actor, ReportSignatures.SignableReport report, NewSignature signature) {
    try {
      return procedure.sign(actor, report, signature);
    } catch (GeneralSecurityException e) {
      throw new Refusal.InvalidInput("key", "reporting.key-unreadable");
    }
  }

  private byte[] signFromAfar(
      Actor actor, ReportSignatures.SignableReport report, RemoteKey key, NewSignature signature) {
    try {
      return procedure.sign(actor, report, signature);
    } catch (RemoteFailure e) {
      throw RemoteKeys.refusal(e, key);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("SHA-256 with " + key.algorithm() + " is not known", e);
    }
  }
}
