package org.muwahhad.shared;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * How much one party has under way at once. More waits in its own turn, and takes no thread while
 * it waits. What one party waits for holds up no other.
 */
public final class PartyQuota {
  private static final int SECONDS_UNTIL_NEXT_TRY = 5;
  private final int places;
  private final int mostWaiting;
  private final Duration longestWait;
  private final Map<String, Party> parties = new HashMap<>();

  /**
   * A share with its limits.
   *
   * @param places of each party at once, at least one
   * @param mostWaiting of each party; zero or more
   * @param longestWait how long one may wait
   */
  public PartyQuota(int places, int mostWaiting, Duration longestWait) {
    this.places = Math.max(1, places);
    this.mostWaiting = mostWaiting;
    this.longestWait = longestWait;
  }

  private static final class Party {
    int underWay;
    final Queue<CompletableFuture<Runnable>> waiting = new ArrayDeque<>();
  }

  /**
   * Takes a place.
   *
   * @return what gives the place back, when there is one; ends with {@link Refusal.Busy} {@code
   *     shared.busy} where too many of the party wait already, or none came free in time
   */
  public CompletableFuture<Runnable> enter(String party) {
    CompletableFuture<Runnable> place = new CompletableFuture<>();
    synchronized (parties) {
      Party its = parties.computeIfAbsent(party, p -> new Party());
      if (its.underWay < places) {
        its.underWay++;
        return CompletableFuture.completedFuture(place(party));
      }
      its.waiting.removeIf(CompletableFuture::isDone);
      if (its.waiting.size() >= mostWaiting) {
        return CompletableFuture.failedFuture(new Refusal.Busy(SECONDS_UNTIL_NEXT_TRY));
      }
      its.waiting.add(place);
    }
    return place
        .orTimeout(longestWait.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(
            late -> {
              throw late instanceof TimeoutException
                  ? new Refusal.Busy(SECONDS_UNTIL_NEXT_TRY)
                  : new IllegalStateException(late);
            });
  }

  private Runnable place(String party) {
    AtomicBoolean left = new AtomicBoolean();
    return () -> {
      if (left.compareAndSet(false, true)) {
        leave(party);
      }
    };
  }

  private void leave(String party) {
    while (true) {
      CompletableFuture<Runnable> next;
      synchronized (parties) {
        Party its = parties.get(party);
        if (its == null) {
          return;
        }
        next = its.waiting.poll();
        if (next == null) {
          its.underWay--;
          if (its.underWay == 0) {
            parties.remove(party);
          }
          return;
        }
      }
      // One that has waited too long no longer takes it.
      if (next.complete(place(party))) {
        return;
      }
    }
  }
}
