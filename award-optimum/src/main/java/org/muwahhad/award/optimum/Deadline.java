package org.muwahhad.award.optimum;

import java.time.Duration;

/** The end of the time that a search was given. */
final class Deadline {
  private final long start = System.nanoTime();
  private final Duration timeLimit;

  private Deadline(Duration timeLimit) {
    this.timeLimit = timeLimit;
  }

  static Deadline in(Duration timeLimit) {
    return new Deadline(timeLimit);
  }

  Duration passed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** What is left, and never nothing: a solver takes no limit for no time as one. */
  Duration left() {
    Duration left = timeLimit.minus(passed());
    Duration least = Duration.ofMillis(1);
    return left.compareTo(least) < 0 ? least : left;
  }

  boolean isOver() {
    return passed().compareTo(timeLimit) >= 0;
  }
}
