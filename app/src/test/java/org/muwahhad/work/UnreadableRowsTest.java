package org.muwahhad.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;

/** A row of a queue that no node can read is given up in the end, and holds up no other. */
class UnreadableRowsTest {
  private static final TestApp APP = TestApp.start();
  private final UnreadableRows counted = new UnreadableRows();

  @BeforeEach
  void an_empty_queue() {
    APP.sql("DROP TABLE IF EXISTS unread_piece");
    APP.sql(
        """
        CREATE TABLE unread_piece (
          id BIGINT NOT NULL PRIMARY KEY, status VARCHAR(10) NOT NULL,
          attempts INT NOT NULL DEFAULT 0, claim CHAR(36), due DATETIME(6),
          outcome VARCHAR(60))""");
  }

  @Test
  void a_row_that_nobody_can_read_is_given_up_at_the_fourth_time_and_counted() {
    APP.sql("INSERT INTO unread_piece (id, status) VALUES (1, 'WAITING')");
    LeaseQueue queue = queue(UnreadableRowsTest::giveUp);

    for (int time = 1; time <= 3; time++) {
      assertThat(queue.takeReadable(7, UnreadableRowsTest::unread)).isEmpty();
      assertThat(state(1)).isEqualTo("RUNNING " + time);
      long pause = List.of(60L, 300L, 1500L).get(time - 1);
      assertThat(
              Long.parseLong(
                  APP.ask("SELECT TIMESTAMPDIFF(SECOND, SYSDATE(6), due) FROM unread_piece")))
          .as("left alone for longer each time")
          .isBetween(pause - 20, pause);
      APP.sql("UPDATE unread_piece SET due = SYSDATE(6)");
    }
    assertThat(counted.count()).isZero();
    assertThat(queue.takeReadable(7, UnreadableRowsTest::unread)).isEmpty();

    assertThat(state(1)).isEqualTo("FAILED 4 unreadable");
    assertThat(counted.count()).isEqualTo(1);
  }

  @Test
  void a_row_that_another_node_can_read_is_read_there() {
    APP.sql("INSERT INTO unread_piece (id, status) VALUES (1, 'WAITING')");
    LeaseQueue queue = queue(UnreadableRowsTest::giveUp);
    assertThat(queue.takeReadable(1, UnreadableRowsTest::unread)).isEmpty();
    APP.sql("UPDATE unread_piece SET due = SYSDATE(6)");

    assertThat(queue.takeReadable(1, lease -> lease)).isPresent();

    assertThat(state(1)).isEqualTo("RUNNING 2");
  }

  @Test
  void a_row_that_cannot_even_be_given_up_holds_up_no_other() {
    APP.sql(
        """
        INSERT INTO unread_piece (id, status, attempts, claim, due)
        VALUES (1, 'RUNNING', 3, UUID(), SYSDATE(6)), (2, 'WAITING', 0, NULL, NULL)""");
    LeaseQueue queue =
        queue(
            claim -> {
              throw new IllegalStateException("trial.guarded");
            });
    List<String> failed = new ArrayList<>();

    Optional<LeaseQueue.Lease> taken = queue.takeReadable(1, lease -> failing(2, failed, lease));

    assertThat(taken).isPresent();
    assertThat(state(1)).isEqualTo("RUNNING 4");
    assertThat(state(2)).isEqualTo("RUNNING 1");
    assertThat(counted.count()).isZero();
  }

  /** Another node may have taken the row that failed, and the next has done nothing. */
  @Test
  void a_row_is_given_up_only_when_it_fails_by_itself_under_its_own_lease() {
    APP.sql(
        """
        INSERT INTO unread_piece (id, status, attempts, claim, due)
        VALUES (1, 'RUNNING', 3, UUID(), SYSDATE(6)), (2, 'WAITING', 0, NULL, NULL)""");
    List<String> failed = new ArrayList<>();

    Optional<LeaseQueue.Lease> taken =
        queue(UnreadableRowsTest::giveUp).takeReadable(1, lease -> failing(1, failed, lease));

    assertThat(APP.ask("SELECT claim FROM unread_piece WHERE id = 1"))
        .isEqualTo(taken.orElseThrow().claim());
    assertThat(state(1)).isEqualTo("RUNNING 4");
    assertThat(state(2)).isEqualTo("WAITING 0");
    assertThat(counted.count()).isZero();
  }

  @Test
  void an_outage_while_a_row_is_read_by_itself_is_no_attempt() {
    APP.sql("INSERT INTO unread_piece (id, status) VALUES (1, 'WAITING')");
    LeaseQueue queue = queue(UnreadableRowsTest::giveUp);
    List<String> failed = new ArrayList<>();

    assertThatThrownBy(
            () ->
                queue.takeReadable(
                    1,
                    lease -> {
                      failing(1, failed, lease);
                      throw new IllegalStateException(new SQLTransientConnectionException());
                    }))
        .hasCauseInstanceOf(SQLTransientConnectionException.class);

    assertThat(state(1)).isEqualTo("RUNNING 0");
  }

  /** Fails the first times. */
  private static LeaseQueue.Lease failing(int times, List<String> failed, LeaseQueue.Lease lease) {
    if (failed.size() < times) {
      failed.add(lease.claim());
      throw new IllegalStateException("trial.unreadable");
    }
    return lease;
  }

  private static LeaseQueue.Lease unread(LeaseQueue.Lease lease) {
    throw new IllegalStateException("trial.unreadable " + lease.claim());
  }

  private static int giveUp(String claim) {
    return APP.sql(
        "UPDATE unread_piece SET status = 'FAILED', outcome = 'unreadable' WHERE claim = '%s'"
            .formatted(claim));
  }

  private LeaseQueue queue(ToIntFunction<String> giveUp) {
    @SuppressWarnings("unchecked")
    TransactionOperations<Connection> transactions = APP.get(TransactionOperations.class);
    return new LeaseQueue(
        transactions,
        new QueueTable("unread_piece", List.of("id"), "WAITING", "RUNNING", "due", "id", ""),
        Duration.ofMinutes(1),
        counted,
        giveUp);
  }

  /** Status, attempts and how it ended. */
  private static String state(int id) {
    return APP.ask(
        "SELECT CONCAT_WS(' ', status, attempts, outcome) FROM unread_piece WHERE id = " + id);
  }
}
