package org.muwahhad.shared;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far ahead anything is planned, so that a mistyped year is noticed. */
public final class Horizon {
  private static final Duration FARTHEST = Duration.ofDays(5 * 365);

  private Horizon() {}

  /** Whether an instant, if there is one, is within five years. */
  public static boolean reaches(@Nullable Instant at, Instant now) {
    return at == null || at.isBefore(now.plus(FARTHEST));
  }
}
