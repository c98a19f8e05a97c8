package org.muwahhad.reporting.verification;

import io.micronaut.context.annotation.Value;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Throttle;
import org.muwahhad.opendata.bundle.ViewBundles;
import org.muwahhad.reporting.issue.IssuedReports;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Language;
import org.muwahhad.web.Texts;

/**
 * Informs anybody who holds a printed report, by the number on it, whether it was issued here, by
 * whom, and the hash of each of its files: as it was issued, and with each signature of a member
 * after that. The last of them is the file that is handed out.
 *
 * <p>Refused with {@code access.too-many-requests} when one network address asks too often.
 */
@Singleton
public class VerifyDocument {
  private final IssuedReports issued;
  private final ViewBundles bundles;
  private final Throttle throttle;
  private final TransactionOperations<Connection> transactions;
  private final int mostInAMinute;

  VerifyDocument(
      IssuedReports issued,
      ViewBundles bundles,
      Throttle throttle,
      TransactionOperations<Connection> transactions,
      @Value("${muwahhad.verifications-per-minute:30}") int mostInAMinute) {
    this.issued = issued;
    this.bundles = bundles;
    this.throttle = throttle;
    this.transactions = transactions;
    this.mostInAMinute = mostInAMinute;
  }

  /**
   * What is known under a number.
   *
   * @param issuer the body that issued it
   * @param superseded whether a report of other figures was issued since
   * @param overtaken whether an award in it was taken back since
   * @param bundleOf number of the tender whose public bundle recomputes it; null while none is
   *     published
   * @param files none when nothing was issued under the number
   */
  public record KnownDocument(
      String documentId,
      Bilingual issuer,
      boolean superseded,
      boolean overtaken,
      @Nullable String bundleOf,
      List<IssuedFile> files) {
    public KnownDocument {
      files = List.copyOf(files);
    }
  }

  /** What is known under a number, as printed. */
  public KnownDocument run(String source, String asked) {
    // Before the transaction: nobody waits for the count until all is read.
    throttle.require("verify-document", source, mostInAMinute);
    String documentId = asked.strip().toLowerCase(Locale.ROOT);
    String bundleOf = bundles.findOfReport(documentId).orElse(null);
    return transactions.executeRead(status -> known(documentId, bundleOf));
  }

  private KnownDocument known(String documentId, @Nullable String bundleOf) {
    List<IssuedReports.IssuedReport> found =
        documentId.matches("[0-9a-f]{20}") ? issued.listByDocument(documentId) : List.of();
    return new KnownDocument(
        documentId,
        issuer(),
        found.stream().limit(1).anyMatch(this::isSuperseded),
        found.stream().limit(1).anyMatch(r -> issued.countOvertaken(r.id()) > 0),
        bundleOf,
        found.stream().flatMap(this::files).toList());
  }

  /** The body that issues all reports. */
  static Bilingual issuer() {
    return new Bilingual(
        Texts.in(Language.AR).get("reporting.procuring-body"),
        Texts.in(Language.EN).get("reporting.procuring-body"));
  }

  private boolean isSuperseded(IssuedReports.IssuedReport report) {
    return issued.countNewer(
            report.subject(),
            report.subjectId(),
            report.part(),
            report.report(),
            report.dataSha256(),
            report.issuedAt())
        > 0;
  }

  /** The file as issued, and with one signature more each time. */
  private Stream<IssuedFile> files(IssuedReports.IssuedReport report) {
    List<IssuedFile> files = new ArrayList<>();
    files.add(file(report, report.sha256(), report.byteCount(), List.of()));
    List<IssuedFile.Signature> signatures = new ArrayList<>();
    for (IssuedReports.SignedReport signed : issued.listSignatures(report.id())) {
      signatures.add(new IssuedFile.Signature(signed.name(), signed.signer(), signed.signedAt()));
      files.add(file(report, signed.sha256(), signed.byteCount(), signatures));
    }
    return files.stream();
  }

  private IssuedFile file(
      IssuedReports.IssuedReport report,
      String sha256,
      long byteCount,
      List<IssuedFile.Signature> signatures) {
    return new IssuedFile(
        report.report(),
        report.edition(),
        report.format(),
        report.issuedAt(),
        sha256,
        byteCount,
        report.layoutVersion(),
        issued.countLaterVersions(report.id()) > 0,
        signatures);
  }
}
