package org.muwahhad.shared;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** A disk of which a test says how much is free. */
@Factory
@Requires(property = ChosenFreeSpace.SETTING)
public class ChosenFreeSpace {
  static final String SETTING = "muwahhad.test-free-space";
  private static final long KEPT_BACK = 1_000;
  private static final long OF_BIDS = 500;
  private static final AtomicLong FREE = new AtomicLong(Long.MAX_VALUE);

  /** The setting of a test's service that has such a disk. */
  public static final Map<String, Object> USED = Map.of(SETTING, true);

  @Singleton
  @Replaces(FreeSpace.class)
  FreeSpace space() {
    return new FreeSpace(FREE::get, KEPT_BACK, OF_BIDS);
  }

  /** From a second later on, what the service sees of it. */
  public static void isFull(boolean full) throws InterruptedException {
    FREE.set(full ? KEPT_BACK - 1 : KEPT_BACK + OF_BIDS);
    Thread.sleep(1_100);
  }

  /** From a second later on, only what is kept for bids is free. */
  public static void isKeptForBids() throws InterruptedException {
    FREE.set(KEPT_BACK);
    Thread.sleep(1_100);
  }
}
