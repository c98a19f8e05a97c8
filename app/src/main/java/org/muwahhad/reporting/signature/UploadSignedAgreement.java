package org.muwahhad.reporting.signature;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Grant;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reporting.seal.PlatformSeal;
import org.muwahhad.reporting.signature.SigningProcedure.KeyKeeper;
import org.muwahhad.reporting.signature.SigningProcedure.NewSignature;
import org.muwahhad.reports.signature.ReadSignatures;
import org.muwahhad.reports.signature.ReadySignature;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Refusal;

/**
 * Takes the document of an agreement that a side signed elsewhere, with a program or a card of its
 * own. The file is the document as it was handed out, with one signature more, which holds and
 * whose certificate leads to an authority that is known.
 *
 * <p>Refused with {@code reporting.superseded}, {@code reporting.overtaken}, {@code
 * reporting.signed-already}, {@code reporting.signed-meanwhile} when the other side signed since
 * the file was handed out, {@code reporting.not-signable} for another report than an agreement, and
 * as invalid input at {@code file} with {@code shared.missing}, {@code reporting.file-other},
 * {@code reporting.signature-unsound}, {@code reporting.certificate-expired}, {@code
 * reporting.certificate-of-another} or {@code reporting.certificate-unknown}.
 */
@Singleton
public class UploadSignedAgreement {
  private static final String FIELD = "file";
  private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);
  private static final int MOST_BYTES = 20 * 1024 * 1024;
  private final SigningProcedure procedure;
  private final PlatformSeal platform;
  private final DatabaseClock clock;

  UploadSignedAgreement(SigningProcedure procedure, PlatformSeal platform, DatabaseClock clock) {
    this.procedure = procedure;
    this.platform = platform;
    this.clock = clock;
  }

  /** What is no PDF is refused before the document is made that it is compared with. */
  static void requirePdf(byte[] file) {
    if (file.length == 0) {
      throw new Refusal.InvalidInput(FIELD, "shared.missing");
    }
    if (!Arrays.equals(file, 0, Math.min(PDF.length, file.length), PDF, 0, PDF.length)) {
      throw new Refusal.InvalidInput(FIELD, "reporting.file-other");
    }
  }

  /**
   * Keeps the signed file.
   *
   * @param file the document with one signature more
   */
  public void run(Actor actor, long reportId, byte[] file) {
    Grant as = procedure.permit(actor);
    if (file.length == 0) {
      throw new Refusal.InvalidInput(FIELD, "shared.missing");
    }
    ReportSignatures.SignableReport report = procedure.load(actor, reportId);
    if (report.report() != ReportKind.AGREEMENT) {
      throw new Refusal.RuleBroken("reporting.not-signable");
    }
    requireSame(procedure.read(report.storedAs()), file);
    Instant now = clock.now();
    ReadSignatures reader = platform.reader(now);
    // The platform's own signature is the first of all.
    List<X509Certificate> chain = reader.chainOfLast(file, report.signatures() + 2);
    if (chain.isEmpty()) {
      throw new Refusal.InvalidInput(FIELD, "reporting.signature-unsound");
    }
    procedure.requireAcceptable(actor, chain, FIELD, now);
    NewSignature signature =
        new NewSignature(new ReadySignature(chain, new byte[0]), KeyKeeper.ELSEWHERE, "", now);
    if (!procedure.keepIfFirst(actor, as, report, signature, file)) {
      throw new Refusal.Conflict("reporting.signed-meanwhile");
    }
  }

  /** A signature is appended: what was handed out stands unchanged before it. */
  private static void requireSame(byte[] handedOut, byte[] file) {
    if (file.length <= handedOut.length
        || file.length > handedOut.length + MOST_BYTES
        || !Arrays.equals(handedOut, 0, handedOut.length, file, 0, handedOut.length)) {
      throw new Refusal.InvalidInput(FIELD, "reporting.file-other");
    }
  }
}
