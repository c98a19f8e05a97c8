package org.muwahhad.award;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;

/**
 * Carries the awards of a tender back to every demand line.
 *
 * <p>Where a lot is divided, the demand lines of an item and a state stand in the order of the day
 * they are needed by (of equal ones the earlier line), the winners in the order they were
 * recommended in, the better rank first, each with the share that the award gives the state. The
 * first winner serves the lines from the first on until its share is used up, the next goes on
 * where it ended: the earliest needs go to the best bid, and of each item and state no more lines
 * are divided than there are winners less one. A lot with one winner is the same with one share.
 *
 * <p>What each line costs is worked out in {@link LineCosts}. An award does not take effect unless
 * its lines sum to it: the database checks.
 */
@Singleton
class AllocateAwards {
  /** Rows of one insert. */
  private static final int ROWS = 1000;

  private final AwardAllocations allocations;

  AllocateAwards(AwardAllocations allocations) {
    this.allocations = allocations;
  }

  /** Returns how many demand lines the pending awards of the tender serve. */
  @Transactional(Transactional.TxType.MANDATORY)
  int run(long tenderId) {
    List<AwardAllocations.CostedLine> lines = LineCosts.of(allocations.listToServe(tenderId));
    for (int from = 0; from < lines.size(); from += ROWS) {
      allocations.add(lines.subList(from, Math.min(lines.size(), from + ROWS)));
    }
    return lines.size();
  }
}
