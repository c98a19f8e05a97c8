package org.muwahhad.shared;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * A waiting line before work that takes much memory or computing: so many places are there at once,
 * so many may wait for one, in the order in which they came, and nobody waits longer than a limit.
 * Who finds no place is told so at once or after the wait, while all other work goes on.
 */
public final class WaitingLine {
  private static final int SECONDS_UNTIL_NEXT_TRY = 10;
  private final Semaphore places;
  private final int mostWaiting;
  private final Duration longestWait;

  /**
   * A line with its limits.
   *
   * @param places how many may work at once, at least one
   * @param mostWaiting how many may wait; zero or more
   * @param longestWait how long one may wait
   */
  public WaitingLine(int places, int mostWaiting, Duration longestWait) {
    this.places = new Semaphore(Math.max(1, places), true);
    this.mostWaiting = mostWaiting;
    this.longestWait = longestWait;
  }

  /** A place that was taken; closing it a second time does nothing. */
  public final class Place implements AutoCloseable {
    private final AtomicBoolean left = new AtomicBoolean();

    private Place() {}

    @Override
    public void close() {
      if (left.compareAndSet(false, true)) {
        places.release();
      }
    }
  }

  /**
   * Takes a place, after a wait if need be.
   *
   * @throws Refusal.Busy {@code shared.busy} when too many wait already, or none came free in time
   */
  public Place enter() {
    if (places.tryAcquire()) {
      return new Place();
    }
    if (places.getQueueLength() >= mostWaiting) {
      throw new Refusal.Busy(SECONDS_UNTIL_NEXT_TRY);
    }
    try {
      if (places.tryAcquire(longestWait.toMillis(), TimeUnit.MILLISECONDS)) {
        return new Place();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new Refusal.Busy(SECONDS_UNTIL_NEXT_TRY);
  }

  /**
   * Does work in a place.
   *
   * @throws Refusal.Busy as {@link #enter} does; the work was not begun then
   */
  public <T> T run(Supplier<T> work) {
    try (Place place = enter()) {
      return work.get();
    }
  }

  /** How many places are free now. */
  public int free() {
    return places.availablePermits();
  }
}
