package org.muwahhad.shared;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far ahead and how long ago anything is planned, so that a mistyped year is noticed. */
public final class PlanningHorizon {
  private static final Duration FARTHEST = Duration.ofDays(5 * 365);
  private static final Duration LONGEST_AGO = Duration.ofDays(366);

  private PlanningHorizon() {}

  /** Whether an instant is absent or at most a year ago. */
  public static boolean isRecent(@Nullable Instant at, Instant now) {
    return at == null || at.isAfter(now.minus(LONGEST_AGO));
  }

  /** Whether an instant is absent or within five years. */
  public static boolean reaches(@Nullable Instant at, Instant now) {
    return at == null || at.isBefore(now.plus(FARTHEST));
  }
}
