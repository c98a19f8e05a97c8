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
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
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
import org.muwahhad.reports.signature.SignPdf;
import org.muwahhad.reports.signature.Signer;
import org.muwahhad.shared.ObjectStore;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;
import org.muwahhad.web.Page;

/**
 * What is the same whichever key signs: who may sign which report, which certificates are taken,
 * what is signed, and how the signed file is kept.
 *
 * <p>Refused with {@code reporting.superseded} when newer figures were issued, {@code
 * reporting.overtaken} when an award in the report was taken back since, {@code
 * reporting.signed-already} the second time, and {@code reporting.signature-unsound} when the
 * finished signature does not hold. A certificate is refused at its field with {@code
 * reporting.certificate-expired}, {@code reporting.certificate-of-another} or {@code
 * reporting.certificate-unknown}.
 */
@Singleton
class SigningProcedure {
  static final int LONGEST_REASON = 200;
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(Page.RIYADH);
  private final ReportSignatures signatures;
  private final IssueReport issueReport;
  private final PlatformSeal platform;
  private final ObjectStore store;
  private final AuditLog audit;
  private final SignatureRounds rounds;
  private final AgreementDocuments agreements;
  private final ApplicationEventPublisher<SignatureRoundChanged> events;
  private final TransactionOperations<Connection> transactions;

  SigningProcedure(
      ReportSignatures signatures,
      IssueReport issueReport,
      PlatformSeal platform,
      ObjectStore store,
      AuditLog audit,
      SignatureRounds rounds,
      AgreementDocuments agreements,
      ApplicationEventPublisher<SignatureRoundChanged> events,
      TransactionOperations<Connection> transactions) {
    this.agreements = agreements;
    this.signatures = signatures;
    this.issueReport = issueReport;
    this.platform = platform;
    this.store = store;
    this.audit = audit;
    this.rounds = rounds;
    this.events = events;
    this.transactions = transactions;
  }

  /** Where the key is that signs; goes into the audit record. */
  enum KeyKeeper {
    /** In a file that was sent, used once and forgotten. */
    FILE,
    /** With the signer, who sent the signature alone. */
    SIGNER,
    /** With a signing service. */
    SERVICE,
    /** With the signer, who sent the signed file. */
    ELSEWHERE
  }

  /**
   * A signature that is to be kept.
   *
   * @param signer whose it is
   * @param reason why, as the signer says; may be empty
   * @param at when, as the signer says
   */
  record NewSignature(Signer signer, KeyKeeper keptBy, String reason, Instant at) {}

  Grant permit(Actor actor) {
    return actor.require(
        Role.COMMITTEE_MEMBER,
        Role.OPENING_MEMBER,
        Role.EVALUATOR,
        Role.CENTRAL_BUYER,
        Role.BIDDER);
  }

  /**
   * What is signed by the member, if they may have it.
   *
   * @throws Refusal.RuleBroken when it is not signed any more, or was by them
   */
  ReportSignatures.SignableReport load(Actor actor, long reportId) {
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
    agreements.requireSigner(actor, report);
    return report;
  }

  /**
   * The certificate holds now, leads to an authority that is known, and no other member has signed
   * with it. Before anybody is asked about it: a stranger's certificate would say whom to ask.
   *
   * @param chain the certificate and those above it
   */
  void requireAcceptable(Actor actor, List<X509Certificate> chain, String field, Instant now) {
    X509Certificate certificate = chain.get(0);
    try {
      certificate.checkValidity(Date.from(now));
    } catch (CertificateException e) {
      throw new Refusal.InvalidInput(field, "reporting.certificate-expired");
    }
    if (!platform.reader(now).knows(chain, now)) {
      throw new Refusal.InvalidInput(field, "reporting.certificate-unknown");
    }
    if (signatures.countOfOthers(
            actor.personId(),
            certificate.getSubjectX500Principal().getName(),
            certificate.getSerialNumber().toString(16))
        > 0) {
      throw new Refusal.InvalidInput(field, "reporting.certificate-of-another");
    }
  }

  /** What is signed elsewhere, so that it can be added to the report. */
  byte[] toBeSigned(
      Actor actor,
      ReportSignatures.SignableReport report,
      List<X509Certificate> chain,
      String reason,
      Instant at) {
    byte[] file = read(report.storedAs());
    return platform.toBeSigned(file, chain, statement(actor, report, file, reason, at));
  }

  /**
   * The report with the signature, which holds. Time stamps are asked for here: not within a
   * transaction.
   *
   * @throws GeneralSecurityException when the key can't sign
   */
  byte[] sign(Actor actor, ReportSignatures.SignableReport report, NewSignature signature)
      throws GeneralSecurityException {
    byte[] file = read(report.storedAs());
    Signer signer = signature.signer();
    byte[] signed =
        platform.sign(
            file, signer, statement(actor, report, file, signature.reason(), signature.at()));
    if (!platform.reader(signature.at()).endsWith(signed, signer.certificate())) {
      throw new Refusal.RuleBroken("reporting.signature-unsound");
    }
    return signed;
  }

  /** Seen in the member's own block, or that of the side of an agreement, where there is one. */
  private SignPdf.Statement statement(
      Actor actor, ReportSignatures.SignableReport report, byte[] file, String reason, Instant at) {
    List<String> names = new ArrayList<>(List.of(actor.name().ar(), actor.name().en()));
    names.addAll(agreements.namesOfSide(actor, report));
    SignPdf.@Nullable VisibleSignature seen =
        SignPdf.fieldOf(file, names)
            .map(field -> new SignPdf.VisibleSignature(field, mark(actor, at)))
            .orElse(null);
    return new SignPdf.Statement(reason, "", at, seen);
  }

  private static byte[] mark(Actor actor, Instant at) {
    return SignatureMark.png(
        List.of(actor.name().ar(), actor.name().en() + " · " + STAMP.format(at)), true);
  }

  /** The file of a report with the signatures on it. */
  byte[] read(String storedAs) {
    try (InputStream in = store.open(storedAs)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Keeps what was signed.
   *
   * @param report as it was when it was signed
   * @return false, and nothing is kept, when another signature came on the report meanwhile
   */
  boolean keepIfFirst(
      Actor actor,
      Grant as,
      ReportSignatures.SignableReport report,
      NewSignature signature,
      byte[] signed) {
    return transactions.executeWrite(
        status -> {
          if (signatures.lock(report.id()).isEmpty()) {
            throw new Refusal.NotFound("issued report " + report.id());
          }
          if (load(actor, report.id()).signatures() != report.signatures()) {
            return false;
          }
          keep(actor, as, report, signature, signed);
          return true;
        });
  }

  private void keep(
      Actor actor,
      Grant as,
      ReportSignatures.SignableReport report,
      NewSignature signature,
      byte[] file) {
    String sha256 = Sha256.of(file);
    String storedAs = "reports/" + sha256 + ".pdf";
    store.put(storedAs, file);
    X509Certificate certificate = signature.signer().certificate();
    String serial = certificate.getSerialNumber().toString(16);
    signatures.add(
        report.id(),
        report.signatures() + 1,
        actor.personId(),
        certificate.getSubjectX500Principal().getName(),
        serial,
        signature.reason(),
        signature.at(),
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
            signature.keptBy().name(),
            serial,
            sha256));
    agreements.count(actor, report, sha256);
    if (isComplete) {
      events.publishEvent(new SignatureRoundChanged(round.orElseThrow()));
    }
  }
}
