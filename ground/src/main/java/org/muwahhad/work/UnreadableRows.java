package org.muwahhad.work;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;

/** Tells monitoring how many rows of queues this node gave up because they cannot be read. */
@Singleton
public class UnreadableRows implements MeterBinder {
  private final AtomicLong givenUp = new AtomicLong();

  /** Counts a row that was given up. */
  void add() {
    givenUp.incrementAndGet();
  }

  /** How many rows this node gave up since it was started. */
  long count() {
    return givenUp.get();
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    FunctionCounter.builder("muwahhad.queues.unreadable", this, UnreadableRows::count)
        .description("Rows of queues that were given up because they cannot be read")
        .register(registry);
  }
}
