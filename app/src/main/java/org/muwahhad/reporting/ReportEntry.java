package org.muwahhad.reporting;

import java.time.Instant;
import java.util.List;
import org.muwahhad.access.Role;
import org.muwahhad.audit.Act;
import org.muwahhad.audit.Entry;
import org.muwahhad.reports.Edition;

/** Entries of reports. Each stands on the chain of what the report is about. */
public sealed interface ReportEntry extends Entry {

  /**
   * A draft of a report was shown.
   *
   * @param subject the word for what it is about, and its key
   * @param report its kind
   * @param part of the subject; empty for the whole
   */
  @Act(
      name = "reporting.draft-shown",
      byAnybody = true,
      chain = "{subject}:{subjectId}",
      object = "{subject} {subjectId}")
  record DraftReportShown(
      String subject, long subjectId, ReportKind report, String part, Edition edition)
      implements ReportEntry {}

  /** A report was made for nobody to take now, such as one of a set of papers. */
  @Act(
      name = "reporting.report-made",
      byAnybody = true,
      chain = "{subject}:{subjectId}",
      object = "{subject} {subjectId}")
  record ReportMade(
      String subject, long subjectId, String part, Edition edition, Format format, String sha256)
      implements ReportEntry {}

  /**
   * A report was taken.
   *
   * @param kind the word for its kind, by which its act is named
   * @param subject the word for what it is about, and its key
   */
  @Act(
      name = "reporting.{kind}-report-downloaded",
      byAnybody = true,
      chain = "{subject}:{subjectId}",
      object = "{subject} {subjectId}")
  record ReportDownloaded(
      String kind,
      String subject,
      long subjectId,
      String part,
      Edition edition,
      Format format,
      String sha256)
      implements ReportEntry {}

  /**
   * A report was signed.
   *
   * @param key who keeps the key that signed
   * @param certificate its serial number, hexadecimal
   * @param sha256 of the signed file
   */
  @Act(
      name = "reporting.report-signed",
      byAnybody = true,
      chain = "{subject}:{subjectId}",
      object = "{subject} {subjectId}")
  record ReportSigned(
      String subject,
      long subjectId,
      ReportKind report,
      String part,
      Edition edition,
      String key,
      String certificate,
      String sha256)
      implements ReportEntry {}

  /**
   * The chair asked the voting members of a committee to sign an edition of a report.
   *
   * @param round its key
   * @param sha256 of the file as it stood
   * @param until the end of the last day to sign
   * @param asked the keys of the persons, by their states
   */
  @Act(
      name = "reporting.signature-round-started",
      by = Role.COMMITTEE_MEMBER,
      chain = "{subject}:{subjectId}",
      object = "{subject} {subjectId}")
  record SignatureRoundStarted(
      String subject,
      long subjectId,
      ReportKind report,
      Edition edition,
      long round,
      String sha256,
      Instant until,
      List<Long> asked)
      implements ReportEntry {
    public SignatureRoundStarted {
      asked = List.copyOf(asked);
    }
  }

  /**
   * The chair closed a signature round.
   *
   * @param round its key
   * @param signed how many of those asked had signed
   */
  @Act(
      name = "reporting.signature-round-closed",
      by = Role.COMMITTEE_MEMBER,
      chain = "{subject}:{subjectId}",
      object = "{subject} {subjectId}")
  record SignatureRoundClosed(
      String subject,
      long subjectId,
      ReportKind report,
      Edition edition,
      long round,
      int signed,
      int asked,
      String reason)
      implements ReportEntry {}

  /**
   * A signature round ended because nobody may sign the edition any more.
   *
   * @param round its key
   * @param status how it ended: {@code SUPERSEDED} or {@code OVERTAKEN}
   * @param signed how many of those asked had signed
   */
  @Act(
      name = "reporting.signature-round-ended",
      chain = "{subject}:{subjectId}",
      object = "{subject} {subjectId}")
  record SignatureRoundEnded(
      String subject,
      long subjectId,
      ReportKind report,
      Edition edition,
      long round,
      String status,
      int signed,
      int asked)
      implements ReportEntry {}

  /**
   * The authority that signs for the platform was made.
   *
   * @param certificate its hash
   */
  @Act(name = "reporting.authority-founded", chain = "signing", object = "signing-authority 1")
  record SigningAuthorityFounded(String certificate) implements ReportEntry {}
}
