package org.muwahhad.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class WaitingLineTest {
  private static final Duration MOMENT = Duration.ofMillis(50);
  private static final Duration LONG = Duration.ofSeconds(30);

  @Test
  void no_more_work_at_once_than_there_are_places() {
    WaitingLine line = new WaitingLine(2, 10, MOMENT);

    try (WaitingLine.Place first = line.enter();
        WaitingLine.Place second = line.enter()) {
      assertThatThrownBy(line::enter)
          .isInstanceOfSatisfying(
              Refusal.Busy.class, refusal -> assertThat(refusal.seconds()).isPositive());
    }

    assertThat(line.run(() -> "done")).isEqualTo("done");
  }

  @Test
  void who_waits_comes_in_when_a_place_is_left()
      throws ExecutionException, InterruptedException, TimeoutException {
    WaitingLine line = new WaitingLine(1, 10, LONG);
    WaitingLine.Place first = line.enter();
    CompletableFuture<String> waiting = CompletableFuture.supplyAsync(() -> line.run(() -> "in"));

    assertThat(waiting).isNotDone();
    first.close();

    assertThat(waiting.get(10, TimeUnit.SECONDS)).isEqualTo("in");
  }

  @Test
  void who_finds_too_many_waiting_does_not_wait() {
    WaitingLine line = new WaitingLine(1, 0, LONG);

    try (WaitingLine.Place first = line.enter()) {
      long begun = System.nanoTime();

      assertThatThrownBy(line::enter).isInstanceOf(Refusal.Busy.class);
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void work_that_fails_and_a_place_left_twice_take_no_place_and_make_none() {
    WaitingLine line = new WaitingLine(1, 0, MOMENT);

    assertThatThrownBy(
            () ->
                line.run(
                    () -> {
                      throw new IllegalStateException();
                    }))
        .isInstanceOf(IllegalStateException.class);
    WaitingLine.Place place = line.enter();
    place.close();
    place.close();

    assertThat(line.free()).isEqualTo(1);
  }
}
