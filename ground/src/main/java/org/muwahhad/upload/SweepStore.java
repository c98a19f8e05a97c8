package org.muwahhad.upload;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.muwahhad.shared.ObjectStore;
import org.muwahhad.work.JobTurn;
import org.muwahhad.work.JobTurns;
import org.muwahhad.work.ScheduledJob;
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
  private final JobTurns turns;

  SweepStore(List<KeptFiles> all, DropFile dropFile, ObjectStore store, JobTurns turns) {
    this.all = all;
    this.dropFile = dropFile;
    this.store = store;
    this.turns = turns;
  }

  /**
   * Deletes what is not named; returns how many files. A file that cannot be looked for holds up no
   * other; its failure is thrown at the end.
   */
  int run() {
    JobTurn turn = turns.begin(ScheduledJob.STORE_SWEEP);
    for (KeptFiles kept : all) {
      turn.takeAll(
          "File in " + kept.folder(),
          () -> store.list(kept.folder(), LEAST_AGE),
          Function.identity(),
          sha256 -> !kept.isNamed(sha256) && dropFile.run(kept.folder(), sha256) ? 1 : 0);
    }
    return turn.end();
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
