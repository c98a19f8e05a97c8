package org.muwahhad.upload.analysis;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.muwahhad.upload.KnownFiles;

/** What the platform judged, and what was released, for files that come again. */
@Singleton
class KnownAnalyses implements KnownFiles {
  private final IncidentQueries queries;

  KnownAnalyses(IncidentQueries queries) {
    this.queries = queries;
  }

  @Override
  public Optional<String> findMalware(String sha256) {
    return queries.findMalware(sha256);
  }

  @Override
  public boolean isReleased(String sha256) {
    return queries.countReleased(sha256) > 0;
  }
}
