package org.muwahhad.shared;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * A waiting line before work that takes much memory or computing: a given number of places are
 * there at once, a given number may wait for one, and nobody waits longer than a limit. Who finds
 * no place is told so at once or after the wait, while all other work goes on.
 *
 * <p>Parties take turns: the first of a party who waits comes before the second of another, and
 * those of one party in the order in which they came. One party has no more than three quarters of
 * the places, where there is more than one, and no more than half of the room to wait. So a party
 * that asks for very much holds up itself.
 */
public final class WaitingLine {
  private static final int SECONDS_UNTIL_NEXT_TRY = 10;
  private final int places;
  private final int placesOfOne;
  private final int mostWaiting;
  private final Duration longestWait;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Integer> working = new HashMap<>();
  private final TreeSet<Waiter> waiting =
      new TreeSet<>(
          Comparator.comparingLong((Waiter waiter) -> waiter.turn).thenComparing(w -> w.number));
  private int taken;
  private long turn;
  private long arrivals;

  /**
   * A line with its limits.
   *
   * @param places how many may work at once, at least one
   * @param mostWaiting how many may wait; zero or more
   * @param longestWait how long one may wait
   */
  public WaitingLine(int places, int mostWaiting, Duration longestWait) {
    this(places, 0, mostWaiting, longestWait);
  }

  /**
   * A line in which one party has a smaller share.
   *
   * @param places how many may work at once, at least one
   * @param placesOfOne how many of one party; as many as in every line when zero
   * @param mostWaiting how many may wait; zero or more
   * @param longestWait how long one may wait
   */
  public WaitingLine(int places, int placesOfOne, int mostWaiting, Duration longestWait) {
    this.places = Math.max(1, places);
    int most = this.places == 1 ? 1 : this.places - Math.max(1, this.places / 4);
    this.placesOfOne = placesOfOne > 0 ? Math.min(placesOfOne, most) : most;
    this.mostWaiting = mostWaiting;
    this.longestWait = longestWait;
  }

  /** A place that was taken; closing it a second time does nothing. */
  public final class PlaceInLine implements AutoCloseable {
    private final String party;
    private final AtomicBoolean left = new AtomicBoolean();

    private PlaceInLine(String party) {
      this.party = party;
    }

    @Override
    public void close() {
      if (left.compareAndSet(false, true)) {
        lock.lock();
        try {
          leave(party);
        } finally {
          lock.unlock();
        }
      }
    }
  }

  /** Who waits; all fields are read and written under the lock. */
  private static final class Waiter {
    final String party;
    final long turn;
    final long number;
    final Condition called;
    boolean in;

    Waiter(String party, long turn, long number, Condition called) {
      this.party = party;
      this.turn = turn;
      this.number = number;
      this.called = called;
    }
  }

  /**
   * Takes a place, after a wait if need be.
   *
   * @param party whose work it is, such as a person or a network address
   * @throws Refusal.Busy {@code shared.busy} when too many wait already, or none came free in time
   */
  public PlaceInLine enter(String party) {
    lock.lock();
    try {
      if (mayCome(party)) {
        come(party);
        return new PlaceInLine(party);
      }
      long ofParty = waiting.stream().filter(w -> w.party.equals(party)).count();
      if (waiting.size() >= mostWaiting || ofParty >= Math.max(1, mostWaiting / 2)) {
        throw new Refusal.Busy(SECONDS_UNTIL_NEXT_TRY);
      }
      Waiter waiter = new Waiter(party, turn + ofParty, arrivals++, lock.newCondition());
      waiting.add(waiter);
      if (isCalled(waiter)) {
        return new PlaceInLine(party);
      }
      throw new Refusal.Busy(SECONDS_UNTIL_NEXT_TRY);
    } finally {
      lock.unlock();
    }
  }

  /** Waits for a place; afterwards the waiter has one, or does not wait any longer. */
  private boolean isCalled(Waiter waiter) {
    try {
      long nanos = longestWait.toNanos();
      while (!waiter.in && nanos > 0) {
        nanos = waiter.called.awaitNanos(nanos);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    waiting.remove(waiter);
    return waiter.in;
  }

  private boolean mayCome(String party) {
    return taken < places && working.getOrDefault(party, 0) < placesOfOne;
  }

  private void come(String party) {
    taken++;
    working.merge(party, 1, Integer::sum);
  }

  private void leave(String party) {
    taken--;
    working.computeIfPresent(party, (p, count) -> count == 1 ? null : count - 1);
    for (Iterator<Waiter> each = waiting.iterator(); taken < places && each.hasNext(); ) {
      Waiter waiter = each.next();
      if (mayCome(waiter.party)) {
        each.remove();
        come(waiter.party);
        turn = Math.max(turn, waiter.turn);
        waiter.in = true;
        waiter.called.signal();
      }
    }
  }

  /**
   * Does work in a place.
   *
   * @throws Refusal.Busy as {@link #enter} does; the work was not begun then
   */
  public <T> T run(String party, Supplier<T> work) {
    try (PlaceInLine place = enter(party)) {
      return work.get();
    }
  }

  /** How many wait now. */
  public int waiting() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }

  /** How many places are free now. */
  public int free() {
    lock.lock();
    try {
      return places - taken;
    } finally {
      lock.unlock();
    }
  }
}
