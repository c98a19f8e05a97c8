package org.muwahhad.reporting.signature;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Grant;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.reporting.IssueReport;
import org.muwahhad.reporting.PlatformSeal;
import org.muwahhad.reports.render.SignatureMark;
import org.muwahhad.reports.signature.KeyStoreSigner;
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
 * own block where the report has one; nobody's mark comes into the block of another. The key is
 * that of a PKCS #12 file, which is used and forgotten.
 *
 * <p>For members of panels and committees and central buyers who may have the report; refused with
 * {@code reporting.superseded} when newer figures were issued, and {@code reporting.signed-already}
 * the second time. A file or password that does not open, and a certificate that does not hold now
 * or comes of an authority that is not known, are told at their fields.
 */
@Singleton
public class SignReport {
  private static final int LONGEST_REASON = 200;
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(Page.RIYADH);
  private final ReportSignatures signatures;
  private final IssueReport issueReport;
  private final PlatformSeal platform;
  private final ObjectStore store;
  private final DatabaseClock clock;
  private final AuditLog audit;

  SignReport(
      ReportSignatures signatures,
      IssueReport issueReport,
      PlatformSeal platform,
      ObjectStore store,
      DatabaseClock clock,
      AuditLog audit) {
    this.signatures = signatures;
    this.issueReport = issueReport;
    this.platform = platform;
    this.store = store;
    this.clock = clock;
    this.audit = audit;
  }

  /**
   * Signs.
   *
   * @param key a PKCS #12 file
   * @param reason why, as the signer says; may be empty
   */
  @Transactional
  public void run(Actor actor, long reportId, byte[] key, String password, String reason) {
    Grant as =
        actor.require(
            Role.COMMITTEE_MEMBER, Role.OPENING_MEMBER, Role.EVALUATOR, Role.CENTRAL_BUYER);
    new Faults()
        .check(key.length > 0, "key", "shared.missing")
        .atMost("reason", reason, LONGEST_REASON)
        .throwIfAny();
    ReportSignatures.Signable report = load(actor, reportId);
    Instant now = clock.now();
    Signer signer = open(key, password);
    requireHolding(signer.certificate(), now);
    // Before anybody is asked about it: a stranger's certificate would say whom to ask.
    if (!platform.reader(now).knows(signer.chain())) {
      throw new Refusal.InvalidInput("key", "reporting.certificate-unknown");
    }
    byte[] signed = sign(actor, read(report.storedAs()), signer, reason, now);
    keep(actor, as, report, signer, signed, reason, now);
  }

  private ReportSignatures.Signable load(Actor actor, long reportId) {
    if (signatures.lock(reportId).isEmpty()) {
      throw new Refusal.NotFound("issued report " + reportId);
    }
    ReportSignatures.Signable report =
        signatures
            .findSignable(reportId)
            .orElseThrow(() -> new Refusal.NotFound("issued report " + reportId));
    // Whoever may not have the report is refused here.
    issueReport.isDraft(actor, report.report(), report.about());
    if (report.isSuperseded()) {
      throw new Refusal.RuleBroken("reporting.superseded");
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
      };
    }
  }

  private static void requireHolding(X509Certificate certificate, Instant now) {
    try {
      certificate.checkValidity(Date.from(now));
    } catch (CertificateException e) {
      throw new Refusal.InvalidInput("key", "reporting.certificate-expired");
    }
  }

  private byte[] sign(Actor actor, byte[] file, Signer signer, String reason, Instant now) {
    SignPdf.@Nullable Seen seen =
        SignPdf.fieldOf(file, List.of(actor.name().ar(), actor.name().en()))
            .map(field -> new SignPdf.Seen(field, mark(actor, now)))
            .orElse(null);
    try {
      return platform.sign(file, signer, new SignPdf.Statement(reason, "", now, seen));
    } catch (GeneralSecurityException e) {
      throw new Refusal.InvalidInput("key", "reporting.key-unreadable");
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
      ReportSignatures.Signable report,
      Signer signer,
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
    audit.record(
        actor,
        as.role(),
        report.about().chain(),
        "reporting.report-signed",
        report.about().word(),
        report.about().id(),
        Map.of(
            "report", report.report().name(),
            "part", report.part(),
            "edition", report.edition().name(),
            "certificate", certificate.getSerialNumber().toString(16),
            "sha256", sha256));
  }
}
