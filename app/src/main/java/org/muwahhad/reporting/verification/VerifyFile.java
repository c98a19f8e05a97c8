package org.muwahhad.reporting.verification;

import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.muwahhad.access.Throttle;
import org.muwahhad.reporting.issue.IssuedReports;
import org.muwahhad.shared.Bilingual;

/**
 * Informs anybody whether a file is one that was issued here, by its hash, and as it stood with
 * which signatures; of what it says nothing. Held up, like other questions of strangers, when asked
 * too often.
 */
@Singleton
public class VerifyFile {
  private static final int PER_MINUTE = 30;
  private final IssuedReports issued;
  private final Throttle throttle;
  private final TransactionOperations<Connection> transactions;

  VerifyFile(
      IssuedReports issued, Throttle throttle, TransactionOperations<Connection> transactions) {
    this.issued = issued;
    this.throttle = throttle;
    this.transactions = transactions;
  }

  /**
   * A file that was issued. Instants are UTC.
   *
   * @param issuer the body that issued it
   * @param issuedAt when it was issued
   * @param signatures those of members that this file carries, beside the platform's
   * @param isSignedSince whether members signed it later
   * @param isSuperseded whether a report of other figures was issued since
   * @param isOvertaken whether an award in it was taken back since
   * @param layoutVersion of what laid it out, a hash; empty in what was issued before versions were
   *     kept
   * @param hasLaterVersion whether the same figures were laid out by later templates since
   */
  public record KnownFile(
      Bilingual issuer,
      String report,
      String edition,
      String format,
      Instant issuedAt,
      List<IssuedFile.Signature> signatures,
      boolean isSignedSince,
      boolean isSuperseded,
      boolean isOvertaken,
      String layoutVersion,
      boolean hasLaterVersion) {}

  /** Counts a question, before anything that comes with it is read. */
  public void allow(String source) {
    throttle.require("verify-file", source, PER_MINUTE);
  }

  /** What is known of the file with this hash; nothing when it was not issued here. */
  public Optional<KnownFile> run(String source, String sha256) {
    allow(source);
    return transactions.executeRead(status -> found(sha256));
  }

  /** What is known of the file with this hash, where the question was counted before. */
  @Transactional
  public Optional<KnownFile> find(String sha256) {
    return found(sha256);
  }

  private Optional<KnownFile> found(String sha256) {
    String hash = sha256.strip().toLowerCase(Locale.ROOT);
    return hash.matches("[0-9a-f]{64}")
        ? issued.findByFile(hash).map(report -> known(report, hash))
        : Optional.empty();
  }

  private KnownFile known(IssuedReports.IssuedReport report, String sha256) {
    List<IssuedReports.SignedReport> all = issued.listSignatures(report.id());
    int carried =
        all.stream()
            .filter(s -> s.sha256().equals(sha256))
            .mapToInt(IssuedReports.SignedReport::position)
            .findFirst()
            .orElse(0);
    return new KnownFile(
        VerifyDocument.issuer(),
        report.report(),
        report.edition(),
        report.format(),
        report.issuedAt(),
        all.stream()
            .limit(carried)
            .map(s -> new IssuedFile.Signature(s.name(), s.signer(), s.signedAt()))
            .toList(),
        carried < all.size(),
        issued.countNewer(
                report.subject(),
                report.subjectId(),
                report.part(),
                report.report(),
                report.dataSha256(),
                report.issuedAt())
            > 0,
        issued.countOvertaken(report.id()) > 0,
        report.layoutVersion(),
        issued.countLaterVersions(report.id()) > 0);
  }
}
