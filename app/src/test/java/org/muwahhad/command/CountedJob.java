package org.muwahhad.command;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicInteger;

/** A job of the service that is due all the time. */
@Singleton
@Requires(property = "muwahhad.counted-job")
class CountedJob {
  private final AtomicInteger turns = new AtomicInteger();

  int turns() {
    return turns.get();
  }

  @Scheduled(fixedDelay = "10ms", initialDelay = "10ms")
  void run() {
    turns.incrementAndGet();
  }
}
