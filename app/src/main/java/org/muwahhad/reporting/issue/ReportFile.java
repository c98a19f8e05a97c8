package org.muwahhad.reporting.issue;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.muwahhad.reporting.Format;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reporting.Subject;
import org.muwahhad.reports.Edition;
import org.muwahhad.shared.Sha256;

/**
 * The file of a report as it is handed out.
 *
 * @param sha256 hash of the file
 * @param byteCount size of the file in bytes
 * @param storedAs key in the object store; null for a draft, which is not kept
 * @param content the file itself; null when it is kept
 */
public record ReportFile(
    String name,
    String mediaType,
    String sha256,
    long byteCount,
    @Nullable String storedAs,
    byte @Nullable [] content) {

  static ReportFile kept(
      ReportArchive.RequestedReport request, String storedAs, String sha256, long bytes) {
    return new ReportFile(
        name(request.kind(), request.number(), request.subject(), request.edition())
            + "."
            + request.format().extension(),
        request.format().mediaType(),
        sha256,
        bytes,
        storedAs,
        null);
  }

  static ReportFile draft(
      ReportKind kind,
      String number,
      Subject subject,
      Edition edition,
      Format format,
      byte[] content) {
    return new ReportFile(
        "draft-" + name(kind, number, subject, edition) + "." + format.extension(),
        format.mediaType(),
        Sha256.of(content),
        content.length,
        null,
        content);
  }

  private static String name(ReportKind kind, String number, Subject subject, Edition edition) {
    String part = subject.part().isEmpty() ? "" : "-" + subject.part();
    return "%s-report-%s%s-%s"
        .formatted(kind.word(), number, part, edition.name().toLowerCase(Locale.ROOT));
  }
}
