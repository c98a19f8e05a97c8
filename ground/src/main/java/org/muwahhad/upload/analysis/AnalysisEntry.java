package org.muwahhad.upload.analysis;

import org.muwahhad.access.Role;
import org.muwahhad.audit.Act;
import org.muwahhad.audit.Entry;

/** Entries of files that are analysed, and of who analyses them and reads of it. */
public sealed interface AnalysisEntry extends Entry {

  /** A person sent a file to the platform. */
  @Act(
      name = "analysis.file-sent",
      by = {Role.ADMINISTRATOR, Role.AUDITOR},
      chain = "uploads",
      object = "analysis {analysisId}")
  record FileSent(long analysisId, String file, String note, String sha256)
      implements AnalysisEntry {}

  /**
   * The platform judged a file.
   *
   * @param malware its name for what it found; empty where it found nothing
   */
  @Act(
      name = "analysis.judged",
      bySystem = true,
      chain = "uploads",
      object = "analysis {analysisId}")
  record FileJudged(long analysisId, String malware, String platform, String sha256, String verdict)
      implements AnalysisEntry {}

  /** An administrator took a file out of quarantine. */
  @Act(
      name = "analysis.released",
      by = Role.ADMINISTRATOR,
      chain = "uploads",
      object = "analysis {analysisId}")
  record FileReleased(long analysisId, String reason, String sha256) implements AnalysisEntry {}

  /** A platform was connected; the one before is not asked any more. */
  @Act(
      name = "analysis.platform-set",
      by = Role.ADMINISTRATOR,
      chain = "uploads",
      object = "malware-platform {platformId}")
  record PlatformSet(long platformId, String address, String name) implements AnalysisEntry {}

  /** No platform is asked any more. */
  @Act(
      name = "analysis.platform-ended",
      by = Role.ADMINISTRATOR,
      chain = "uploads",
      object = "malware-platform {platformId}")
  record PlatformEnded(long platformId, String name) implements AnalysisEntry {}

  /** A CERT was given a token for the feed. */
  @Act(
      name = "analysis.reader-added",
      by = Role.ADMINISTRATOR,
      chain = "indicator-reader:{readerId}")
  record ReaderAdded(long readerId, String name) implements AnalysisEntry {}

  /** A token of the feed was ended. */
  @Act(
      name = "analysis.reader-ended",
      by = Role.ADMINISTRATOR,
      chain = "indicator-reader:{readerId}")
  record ReaderEnded(long readerId) implements AnalysisEntry {}
}
