package org.muwahhad.upload.analysis;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import org.muwahhad.upload.HeldFiles;

/**
 * Notes an incident for every file in which the scanner finds something, and keeps a sealed copy of
 * one that was refused until the platform has judged it. The same bytes are one incident.
 */
@Singleton
class RecordIncident implements HeldFiles {
  private final FileAnalyses analyses;
  private final IncidentQueries queries;
  private final QuarantinedFiles quarantined;

  RecordIncident(FileAnalyses analyses, IncidentQueries queries, QuarantinedFiles quarantined) {
    this.analyses = analyses;
    this.queries = queries;
    this.quarantined = quarantined;
  }

  @Override
  public void found(HeldFile file) {
    if (queries.findId(file.sha256()).isPresent()) {
      return;
    }
    byte @Nullable [] refused = file.bytes();
    String storedAs = refused == null ? file.storedAs() : quarantined.keep(file.sha256(), refused);
    analyses.add(
        file.sha256(),
        file.fileName(),
        refused == null ? 0 : refused.length,
        AnalysisSource.SCANNER,
        file.signature(),
        null,
        null,
        storedAs,
        refused != null,
        AnalysisStatus.WAITING);
  }

  @Override
  public void foundInBid(String sha256, String signature) {
    analyses.add(
        sha256,
        "",
        0,
        AnalysisSource.BID,
        signature,
        null,
        null,
        null,
        false,
        AnalysisStatus.UNSENT);
  }
}
