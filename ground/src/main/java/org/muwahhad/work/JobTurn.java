package org.muwahhad.work;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.LongFunction;
import java.util.function.LongToIntFunction;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.muwahhad.web.Outage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One turn of a job over pieces that do not depend on each other, such as rounds to be closed. A
 * piece that fails holds up no other: it is logged and counted for monitoring, and the next turn
 * tries it again. While the database, or space in it, is missing, no other piece would do better
 * and each would wait: that ends the turn at once, and does not count.
 */
public final class JobTurn {
  private static final Logger LOG = LoggerFactory.getLogger(JobTurn.class);
  private final ScheduledJob job;
  private final AtomicLong failures;
  private final Map<String, RuntimeException> failed = new LinkedHashMap<>();
  private int done;

  JobTurn(ScheduledJob job, AtomicLong failures) {
    this.job = job;
    this.failures = failures;
  }

  /**
   * Works one piece, in a transaction of its own if it needs one.
   *
   * @param piece as the log names it
   * @param work returns how much came of it
   * @throws RuntimeException the failure that tells of an outage
   */
  public void take(String piece, IntSupplier work) {
    try {
      done += work.getAsInt();
    } catch (RuntimeException e) {
      if (Outage.find(e).isPresent()) {
        throw e;
      }
      failures.incrementAndGet();
      LOG.warn("{} could not be worked now ({}): {}", piece, job.label(), e.toString());
      failed.put(piece, e);
    }
  }

  /**
   * Works all pieces of a list. A list that cannot be read is a piece that failed.
   *
   * @param kind of the pieces, as the log names it before the key
   */
  public <T> void takeAll(
      String kind, Supplier<List<T>> due, Function<T, ?> key, ToIntFunction<T> work) {
    List<T> pieces = new ArrayList<>();
    take(
        kind + " (list)",
        () -> {
          pieces.addAll(due.get());
          return 0;
        });
    for (T piece : pieces) {
      take(kind + " " + key.apply(piece), () -> work.applyAsInt(piece));
    }
  }

  /**
   * Works pieces by their keys, some at a time, so that many that fail hold up no other either.
   *
   * @param kind of the pieces, as the log names it before the key
   * @param dueAfter some keys that are due and greater than a key, in their order; an empty list at
   *     the end
   */
  public void takeByKey(String kind, LongFunction<List<Long>> dueAfter, LongToIntFunction work) {
    List<Long> due = dueAfter.apply(0);
    while (!due.isEmpty()) {
      for (long key : due) {
        take(kind + " " + key, () -> work.applyAsInt(key));
      }
      due = dueAfter.apply(due.get(due.size() - 1));
    }
  }

  /** Whether a piece failed in this turn. */
  public boolean isFailed(String piece) {
    return failed.containsKey(piece);
  }

  /** How many pieces failed in this turn. */
  public int countFailed() {
    return failed.size();
  }

  /**
   * Ends the turn and returns how much was worked.
   *
   * @throws RuntimeException the first failure, once everything was tried
   */
  public int end() {
    failed.values().stream()
        .findFirst()
        .ifPresent(
            first -> {
              throw first;
            });
    return done;
  }
}
