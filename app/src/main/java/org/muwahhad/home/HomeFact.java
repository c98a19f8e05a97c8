package org.muwahhad.home;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something worth knowing that asks for no act.
 *
 * @param count the figure it shows; its kind says what it counts
 * @param at UTC; null when it has no moment, or what it describes never happened
 * @param href where to look further
 */
public record HomeFact(HomeFactKind kind, long count, @Nullable Instant at, String href) {

  /** What it tells, in the order in which it is shown. */
  public enum HomeFactKind {
    /** The last verification of the audit record, and its faults. */
    LAST_VERIFIED,
    /** The last anchor of the audit chains, and how many there are without those of bids. */
    LAST_ANCHORED,
    /** Files that nobody gets: malware was found, or the scanner did not answer. */
    FILES_HELD,
    /** Items retired from the catalog. */
    RETIRED_ITEMS
  }
}
