package org.muwahhad.demo;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Acts at another time, so that past rounds can be played through the real acts and get the
 * instants they would have had. Works only where the demonstration is on.
 */
public final class DemoTime {
  private static final ThreadLocal<Instant> MOMENT = new ThreadLocal<>();

  private DemoTime() {}

  /** Runs an act whose transactions see the database's clock at a moment (UTC). */
  public static <T> T at(Instant moment, Supplier<T> act) {
    MOMENT.set(moment);
    try {
      return act.get();
    } finally {
      MOMENT.remove();
    }
  }

  /** Runs an act whose transactions see the database's clock at a moment (UTC). */
  public static void run(Instant moment, Runnable act) {
    at(
        moment,
        () -> {
          act.run();
          return true;
        });
  }

  static Optional<Instant> chosen() {
    return Optional.ofNullable(MOMENT.get());
  }
}
