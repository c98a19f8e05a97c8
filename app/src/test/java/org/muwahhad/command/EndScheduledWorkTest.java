package org.muwahhad.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.scheduling.TaskScheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.shared.DatabaseClock;

/** The service gives up its connections only when what runs by the clock has come to its end. */
class EndScheduledWorkTest {

  @Test
  void work_that_runs_when_the_service_is_stopped_still_reaches_the_database() throws Exception {
    TestApp service = TestApp.start();
    DatabaseClock clock = service.get(DatabaseClock.class);
    List<Instant> reached = new CopyOnWriteArrayList<>();
    CountDownLatch running = new CountDownLatch(1);
    service
        .get(TaskScheduler.class)
        .schedule(
            Duration.ZERO,
            () -> {
              running.countDown();
              LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
              reached.add(clock.now());
            });
    running.await();

    service.close();

    assertThat(reached).hasSize(1);
  }
}
