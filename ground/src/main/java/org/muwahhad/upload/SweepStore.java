package org.muwahhad.upload;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.muwahhad.shared.ObjectStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the store with the rows that name its files, and deletes what no row names: files whose
 * act did not end, and those of which a node died before it deleted them. A file younger than a day
 * is left alone, since its act may not have ended.
 */
@Singleton
class SweepStore {
  private static final Logger LOG = LoggerFactory.getLogger(SweepStore.class);
  private static final Duration LEAST_AGE = Duration.ofDays(1);
  private final List<KeptFiles> all;
  private final DropFile dropFile;
  private final ObjectStore store;

  SweepStore(List<KeptFiles> all, DropFile dropFile, ObjectStore store) {
    this.all = all;
    this.dropFile = dropFile;
    this.store = store;
  }

  /** Deletes what is not named; returns how many files. */
  int run() {
    int deleted = 0;
    for (KeptFiles kept : all) {
      for (String sha256 : store.list(kept.folder(), LEAST_AGE)) {
        if (!kept.isNamed(sha256)) {
          deleted += dropFile.run(kept.folder(), sha256) ? 1 : 0;
        }
      }
    }
    return deleted;
  }

  /** The folders that are looked through. */
  List<String> folders() {
    return all.stream().map(KeptFiles::folder).toList();
  }

  @Scheduled(fixedDelay = "6h", initialDelay = "15m")
  void runOften() {
    try {
      int deleted = run();
      if (deleted > 0) {
        LOG.info("{} files that nothing named were deleted from the store", deleted);
      }
    } catch (RuntimeException e) {
      LOG.warn("The store could not be swept now", e);
    }
  }
}
