package org.muwahhad.replay;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.muwahhad.audit.Finding;
import org.muwahhad.audit.RecordCheck;
import org.muwahhad.replay.StoredFileQueries.NamedFile;
import org.muwahhad.shared.ObjectStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds every file of the store that a row names against the digest in that row: the documents of
 * dossiers, the certificates of suppliers, the files of items, the papers of complaints, and issued
 * reports with their signatures.
 */
@Singleton
class CompareStoredFiles implements RecordCheck {
  private static final Logger LOG = LoggerFactory.getLogger(CompareStoredFiles.class);
  private final StoredFileQueries queries;
  private final ObjectStore store;

  CompareStoredFiles(StoredFileQueries queries, ObjectStore store) {
    this.queries = queries;
    this.store = store;
  }

  @Override
  public String part() {
    return "FILES";
  }

  @Override
  public List<Finding> findings() {
    List<Finding> faults = new ArrayList<>();
    for (NamedFile file : queries.list()) {
      try {
        if (!store.digest(file.storedAs()).equals(file.sha256())) {
          faults.add(Finding.of("file-changed", file.storedAs()));
        }
      } catch (RuntimeException e) {
        LOG.warn("The file {} cannot be compared with the record", file.storedAs(), e);
        faults.add(Finding.of("file-missing", file.storedAs()));
      }
    }
    return faults;
  }

  /** The whole store is read, which takes as long as it is large. */
  @Override
  public Optional<Finding> leftToAll() {
    return Optional.of(Finding.of("files-left-to-all"));
  }
}
