package org.muwahhad.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.data.exceptions.DataAccessException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One piece of a job that fails holds up no other; an outage ends the turn. */
class JobTurnTest {
  private final JobTurns turns = new JobTurns();
  private final JobTurn turn = turns.begin(ScheduledJob.ROUNDS);
  private final List<String> worked = new ArrayList<>();

  @Test
  void a_piece_that_fails_holds_up_no_other_is_counted_and_is_thrown_at_the_end() {
    turn.take("first", () -> work("first"));
    turn.take("second", JobTurnTest::fail);
    turn.take("third", () -> work("third"));

    assertThat(worked).containsExactly("first", "third");
    assertThat(turn.isFailed("second")).isTrue();
    assertThat(turn.isFailed("third")).isFalse();
    assertThat(turn.countFailed()).isEqualTo(1);
    assertThat(turns.failures(ScheduledJob.ROUNDS)).isEqualTo(1);
    assertThat(turns.failures(ScheduledJob.RELEASES)).isZero();
    assertThatThrownBy(turn::end).hasMessage("trial.stuck");
  }

  @Test
  void a_turn_without_a_failure_tells_how_much_was_worked() {
    turn.take("first", () -> 2);
    turn.take("second", () -> 3);

    assertThat(turn.end()).isEqualTo(5);
  }

  @Test
  void an_outage_ends_the_turn_at_once_and_is_no_failure_of_its_piece() {
    assertThatThrownBy(() -> turn.take("first", JobTurnTest::lose))
        .isInstanceOf(DataAccessException.class);

    assertThat(turn.countFailed()).isZero();
    assertThat(turns.failures(ScheduledJob.ROUNDS)).isZero();
  }

  @Test
  void an_outage_in_the_middle_of_a_list_leaves_the_rest_for_the_next_turn() {
    assertThatThrownBy(
            () ->
                turn.takeAll(
                    "Round",
                    () -> List.of("first", "away", "third"),
                    name -> name,
                    name -> name.equals("away") ? lose() : work(name)))
        .isInstanceOf(DataAccessException.class);

    assertThat(worked).containsExactly("first");
  }

  @Test
  void a_list_that_cannot_be_read_holds_up_no_other_list() {
    turn.<String>takeAll(
        "Round",
        () -> {
          throw new IllegalStateException("trial.list");
        },
        name -> name,
        this::work);
    turn.takeAll("Agreement", () -> List.of("one"), name -> name, this::work);

    assertThat(worked).containsExactly("one");
    assertThat(turn.isFailed("Round (list)")).isTrue();
    assertThatThrownBy(turn::end).hasMessage("trial.list");
  }

  @Test
  void pieces_are_taken_by_their_keys_however_many_of_them_fail() {
    turn.takeByKey(
        "Round",
        after -> List.of(1L, 2L, 3L, 4L).stream().filter(k -> k > after).limit(2).toList(),
        key -> key < 3 ? fail() : work(String.valueOf(key)));

    assertThat(worked).containsExactly("3", "4");
    assertThat(turn.isFailed("Round 1")).isTrue();
    assertThat(turn.isFailed("Round 2")).isTrue();
    assertThat(turns.failures(ScheduledJob.ROUNDS)).isEqualTo(2);
  }

  private int work(String piece) {
    worked.add(piece);
    return 1;
  }

  private static int fail() {
    throw new IllegalStateException("trial.stuck");
  }

  private static int lose() {
    throw new DataAccessException("away", new SQLException("The connection is gone", "08S01"));
  }
}
