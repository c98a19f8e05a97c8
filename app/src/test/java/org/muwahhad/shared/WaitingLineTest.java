package org.muwahhad.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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

    try (WaitingLine.PlaceInLine first = line.enter("somebody");
        WaitingLine.PlaceInLine second = line.enter("another")) {
      assertThatThrownBy(() -> line.enter("somebody else"))
          .isInstanceOfSatisfying(
              Refusal.Busy.class, refusal -> assertThat(refusal.seconds()).isPositive());
    }

    assertThat(line.run("somebody", () -> "done")).isEqualTo("done");
  }

  @Test
  void who_waits_comes_in_when_a_place_is_left()
      throws ExecutionException, InterruptedException, TimeoutException {
    WaitingLine line = new WaitingLine(1, 10, LONG);
    WaitingLine.PlaceInLine first = line.enter("somebody");
    CompletableFuture<String> waiting =
        CompletableFuture.supplyAsync(() -> line.run("somebody else", () -> "in"));

    assertThat(waiting).isNotDone();
    first.close();

    assertThat(waiting.get(10, TimeUnit.SECONDS)).isEqualTo("in");
  }

  @Test
  void who_finds_too_many_waiting_does_not_wait() {
    WaitingLine line = new WaitingLine(1, 0, LONG);

    try (WaitingLine.PlaceInLine first = line.enter("somebody")) {
      long begun = System.nanoTime();

      assertThatThrownBy(() -> line.enter("somebody else")).isInstanceOf(Refusal.Busy.class);
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void work_that_fails_and_a_place_left_twice_take_no_place_and_make_none() {
    WaitingLine line = new WaitingLine(1, 0, MOMENT);

    assertThatThrownBy(
            () ->
                line.run(
                    "somebody",
                    () -> {
                      throw new IllegalStateException();
                    }))
        .isInstanceOf(IllegalStateException.class);
    WaitingLine.PlaceInLine place = line.enter("somebody");
    place.close();
    place.close();

    assertThat(line.free()).isEqualTo(1);
  }

  @Test
  void one_party_never_has_all_places_however_often_it_comes() {
    WaitingLine line = new WaitingLine(4, 10, MOMENT);

    try (WaitingLine.PlaceInLine first = line.enter("greedy");
        WaitingLine.PlaceInLine second = line.enter("greedy");
        WaitingLine.PlaceInLine third = line.enter("greedy")) {
      assertThatThrownBy(() -> line.enter("greedy")).isInstanceOf(Refusal.Busy.class);
      assertThat(line.run("another", () -> "in")).isEqualTo("in");
    }

    assertThat(line.free()).isEqualTo(4);
  }

  @Test
  void parties_take_turns_so_that_one_who_comes_late_waits_behind_one_of_each_other_at_most()
      throws Exception {
    WaitingLine line = new WaitingLine(1, 40, LONG);
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    List<CompletableFuture<Void>> all = new ArrayList<>();
    WaitingLine.PlaceInLine taken = line.enter("nobody");
    for (int i = 1; i <= 10; i++) {
      all.add(waiting(line, order, "many"));
      awaitWaiting(line, i);
    }
    all.add(waiting(line, order, "one"));
    awaitWaiting(line, 11);

    taken.close();
    CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get(30, TimeUnit.SECONDS);

    assertThat(order.indexOf("one")).isEqualTo(1);
    assertThat(order).hasSize(11);
  }

  @Test
  void one_party_has_half_of_the_room_to_wait() throws Exception {
    WaitingLine line = new WaitingLine(1, 4, LONG);
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    List<CompletableFuture<Void>> all = new ArrayList<>();
    try (WaitingLine.PlaceInLine taken = line.enter("nobody")) {
      all.add(waiting(line, order, "many"));
      all.add(waiting(line, order, "many"));
      awaitWaiting(line, 2);

      assertThatThrownBy(() -> line.enter("many")).isInstanceOf(Refusal.Busy.class);
      all.add(waiting(line, order, "one"));
      awaitWaiting(line, 3);
    }
    CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).get(30, TimeUnit.SECONDS);

    assertThat(order).containsExactlyInAnyOrder("many", "many", "one");
  }

  @Test
  void who_waited_in_vain_is_forgotten() {
    WaitingLine line = new WaitingLine(1, 4, MOMENT);

    try (WaitingLine.PlaceInLine taken = line.enter("somebody")) {
      for (int i = 0; i < 5; i++) {
        assertThatThrownBy(() -> line.enter("another")).isInstanceOf(Refusal.Busy.class);
      }
      assertThat(line.waiting()).isZero();
    }
    assertThat(line.run("another", () -> "in")).isEqualTo("in");
  }

  private static CompletableFuture<Void> waiting(
      WaitingLine line, List<String> order, String party) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              line.run(party, () -> order.add(party));
              done.complete(null);
            });
    thread.start();
    return done;
  }

  private static void awaitWaiting(WaitingLine line, int count) throws InterruptedException {
    for (int i = 0; i < 200 && line.waiting() < count; i++) {
      Thread.sleep(10);
    }
    assertThat(line.waiting()).isEqualTo(count);
  }
}
