package org.muwahhad.reporting.signature;

import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.sql.Connection;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Grant;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.reporting.ReportEntry.ReportSigned;
import org.muwahhad.reporting.issue.IssueReport;
import org.muwahhad.reporting.seal.PlatformSeal;
import org.muwahhad.reports.render.SignatureMark;
import org.muwahhad.reports.signature.KeyStoreSigner;
import org.muwahhad.reports.signature.RemoteFailure;
import org.muwahhad.reports.signature.RemoteKey;
import org.muwahhad.reports.signature.SignPdf;
import org.muwahhad.reports.signature.Signer;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.ObjectStore;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;
import org.muwahhad.web.Page;

/**
 * Adds a member's signature (PAdES, ETSI EN 319 142-1) to an issued report, seen in the member's
 * own block where the report has one; nobody's mark comes into the block of another. The last
 * signature that a round asks for ends the round. The key is that of a PKCS #12 file, which is used
 * and forgotten, or one that a signing service keeps.
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
  private static final int LONGEST_REASON = 200;
  private static final int ATTEMPTS = 3;
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(Page.RIYADH);
  private final ReportSignatures signatures;
  private final IssueReport issueReport;
  private final PlatformSeal platform;
  private final ObjectStore store;
  private final DatabaseClock clock;
  private final AuditLog audit;
  private final RemoteKeys remoteKeys;
  private final SignatureRounds rounds;
  private final ApplicationEventPublisher<SignatureRoundChanged> events;
  private final TransactionOperations<Connection> transactions;

  SignReport(
      ReportSignatures signatures,
      IssueReport issueReport,
      PlatformSeal platform,
      ObjectStore store,
      DatabaseClock clock,
      AuditLog audit,
      RemoteKeys remoteKeys,
      SignatureRounds rounds,
      ApplicationEventPublisher<SignatureRoundChanged> events,
      TransactionOperations<Connection> transactions) {
    this.signatures = signatures;
    this.issueReport = issueReport;
    this.platform = platform;
    this.store = store;
    this.clock = clock;
    this.audit = audit;
    this.remoteKeys = remoteKeys;
    this.rounds = rounds;
    this.events = events;
    this.transactions = transactions;
  }

  /** Where the key is that signs; goes into the audit record. */
  private enum KeyKeeper {
    SIGNER,
    SERVICE
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
    Grant as = permit(actor);
    new Faults()
        .check(key.length > 0, "key", "shared.missing")
        .atMost("reason", reason, LONGEST_REASON)
        .throwIfAny();
    ReportSignatures.SignableReport report = load(actor, reportId);
    Instant now = clock.now();
    Signer signer = open(key, password);
    requireAcceptable(actor, signer, "key", now);
    for (int i = 0; i < ATTEMPTS; i++) {
      byte[] signed = signWithFile(actor, report, signer, reason, now);
      if (isFirst(actor, as, report, signer, KeyKeeper.SIGNER, signed, reason, now)) {
        return;
      }
      report = load(actor, reportId);
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
    Grant as = permit(actor);
    new Faults().atMost("reason", reason, LONGEST_REASON).throwIfAny();
    ReportSignatures.SignableReport report = load(actor, reportId);
    RemoteKey key = remoteKeys.get(actor, credential);
    Instant now = clock.now();
    Signer signer = remoteKeys.signer(key, typed);
    requireAcceptable(actor, signer, "credential", now);
    requireTyped(key, typed);
    byte[] signed = signFromAfar(actor, report, key, signer, reason, now);
    if (!isFirst(actor, as, report, signer, KeyKeeper.SERVICE, signed, reason, now)) {
      throw new Refusal.Conflict("reporting.signed-meanwhile");
    }
  }

  /** Keeps what was signed, unless another signature came on the report meanwhile. */
  private boolean isFirst(
      Actor actor,
      Grant as,
      ReportSignatures.SignableReport report,
      Signer signer,
      KeyKeeper keptBy,
      byte[] signed,
      String reason,
      Instant now) {
    return transactions.executeWrite(
        status -> {
          if (lock(actor, report.id()).signatures() != report.signatures()) {
            return false;
          }
          keep(actor, as, report, signer, keptBy, signed, reason, now);
          return true;
        });
  }

  /**
   * What is signed by the member, if they may.
   *
   * @throws Refusal.RuleBroken when it is not signed any more, or was by them
   */
  ReportSignatures.SignableReport signable(Actor actor, long reportId) {
    permit(actor);
    return load(actor, reportId);
  }

  private static Grant permit(Actor actor) {
    return actor.require(
        Role.COMMITTEE_MEMBER, Role.OPENING_MEMBER, Role.EVALUATOR, Role.CENTRAL_BUYER);
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

  private ReportSignatures.SignableReport lock(Actor actor, long reportId) {
    if (signatures.lock(reportId).isEmpty()) {
      throw new Refusal.NotFound("issued report " + reportId);
    }
    return load(actor, reportId);
  }

  private ReportSignatures.SignableReport load(Actor actor, long reportId) {
    ReportSignatures.SignableReport report =
        signatures
            .findSignable(reportId)
            .orElseThrow(() -> new Refusal.NotFound("issued report " + reportId));
    issueReport.requireReader(actor, report.report(), report.about());
    if (report.isSuperseded()) {
      throw new Refusal.RuleBroken("reporting.superseded");
    }
    if (report.isOvertaken()) {
      throw new Refusal.RuleBroken("reporting.overtaken");
    }
    if (signatures.list(reportId).stream().anyMatch(s -> s.personId() == actor.personId())) {
      throw new Refusal.RuleBroken("reporting.signed-already");
    }
    return report;
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

  /**
   * The certificate holds now, leads to an authority that is known, and no other member has signed
   * with it. Before anybody is asked about it: a stranger's certificate would say whom to ask.
   */
  private void requireAcceptable(Actor actor, Signer signer, String field, Instant now) {
    try {
      signer.certificate().checkValidity(Date.from(now));
    } catch (CertificateException e) {
      throw new Refusal.InvalidInput(field, "reporting.certificate-expired");
    }
    if (!platform.reader(now).knows(signer.chain(), now)) {
      throw new Refusal.InvalidInput(field, "reporting.certificate-unknown");
    }
    X509Certificate certificate = signer.certificate();
    if (signatures.countOfOthers(
            actor.personId(),
            certificate.getSubjectX500Principal().getName(),
            certificate.getSerialNumber().toString(16))
        > 0) {
      throw new Refusal.InvalidInput(field, "reporting.certificate-of-another");
    }
  }

  private byte[] sign(
      Actor actor,
      ReportSignatures.SignableReport report,
      Signer signer,
      String reason,
      Instant now)
      throws GeneralSecurityException {
    byte[] file = read(report.storedAs());
    SignPdf.@Nullable VisibleSignature seen =
        SignPdf.fieldOf(file, List.of(actor.name().ar(), actor.name().en()))
            .map(field -> new SignPdf.VisibleSignature(field, mark(actor, now)))
            .orElse(null);
    byte[] signed = platform.sign(file, signer, new SignPdf.Statement(reason, "", now, seen));
    if (!platform.reader(now).endsWith(signed, signer.certificate())) {
      throw new Refusal.RuleBroken("reporting.signature-unsound");
    }
    return signed;
  }

  private byte[] signWithFile(
      Actor actor,
      ReportSignatures.SignableReport report,
      Signer signer,
      String reason,
      Instant now) {
    try {
      return sign(actor, report, signer, reason, now);
    } catch (GeneralSecurityException e) {
      throw new Refusal.InvalidInput("key", "reporting.key-unreadable");
    }
  }

  private byte[] signFromAfar(
      Actor actor,
      ReportSignatures.SignableReport report,
      RemoteKey key,
      Signer signer,
      String reason,
      Instant now) {
    try {
      return sign(actor, report, signer, reason, now);
    } catch (RemoteFailure e) {
      throw RemoteKeys.refusal(e, key);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("SHA-256 with " + key.algorithm() + " is not known", e);
    }
  }

  private static byte[] mark(Actor actor, Instant now) {
    return SignatureMark.png(
        List.of(actor.name().ar(), actor.name().en() + " · " + STAMP.format(now)), true);
  }

  private byte[] read(String storedAs) {
    try (InputStream in = store.open(storedAs)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void keep(
      Actor actor,
      Grant as,
      ReportSignatures.SignableReport report,
      Signer signer,
      KeyKeeper keptBy,
      byte[] file,
      String reason,
      Instant now) {
    String sha256 = Sha256.of(file);
    String storedAs = "reports/" + sha256 + ".pdf";
    store.put(storedAs, file);
    X509Certificate certificate = signer.certificate();
    signatures.add(
        report.id(),
        report.signatures() + 1,
        actor.personId(),
        certificate.getSubjectX500Principal().getName(),
        certificate.getSerialNumber().toString(16),
        reason,
        now,
        sha256,
        file.length,
        storedAs);
    Optional<Long> round = rounds.findOpen(report.id());
    boolean isComplete = rounds.endSigned(report.id()) == 1;
    audit.record(
        actor,
        as.role(),
        new ReportSigned(
            report.about().word(),
            report.about().id(),
            report.report(),
            report.part(),
            report.edition(),
            keptBy.name(),
            certificate.getSerialNumber().toString(16),
            sha256));
    if (isComplete) {
      events.publishEvent(new SignatureRoundChanged(round.orElseThrow()));
    }
  }
}
