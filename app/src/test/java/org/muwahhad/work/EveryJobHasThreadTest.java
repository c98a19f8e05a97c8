package org.muwahhad.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.Scheduled;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.muwahhad.ServiceClasses;
import org.muwahhad.TestApp;

/** A job that waits for somebody else keeps no other job from its time. */
class EveryJobHasThreadTest {
  private static final TestApp APP = TestApp.start();

  @Test
  void jobs_that_all_wait_at_once_leave_none_without_a_thread() throws Exception {
    int jobs =
        (int)
            ServiceClasses.ALL.stream()
                .flatMap(c -> c.getMethods().stream())
                .filter(m -> m.isAnnotatedWith(Scheduled.class))
                .count();
    ExecutorService threads =
        APP.get(ApplicationContext.class)
            .getBean(ExecutorService.class, Qualifiers.byName(TaskExecutors.SCHEDULED));
    CountDownLatch begun = new CountDownLatch(jobs);
    CountDownLatch mayEnd = new CountDownLatch(1);
    List<Future<Boolean>> waiting = new ArrayList<>();

    try {
      for (int i = 0; i < jobs; i++) {
        waiting.add(
            threads.submit(
                () -> {
                  begun.countDown();
                  return mayEnd.await(1, TimeUnit.MINUTES);
                }));
      }

      assertThat(jobs).isGreaterThan(25);
      assertThat(begun.await(20, TimeUnit.SECONDS)).as("all of them run").isTrue();
    } finally {
      mayEnd.countDown();
    }
    for (Future<Boolean> one : waiting) {
      assertThat(one.get()).isTrue();
    }
  }
}
