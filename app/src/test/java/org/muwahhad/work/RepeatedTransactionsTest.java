package org.muwahhad.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.transaction.TransactionStatus;
import io.micronaut.transaction.support.TransactionSynchronization;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.db.TestDatabase;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Refusals;

/** What is lost through no fault of its own is done again, whole, and at most once. */
class RepeatedTransactionsTest {
  private static final TestApp APP = TestApp.start();
  private static final RepeatedTransactions TRANSACTIONS = APP.get(RepeatedTransactions.class);
  private final AtomicInteger runs = new AtomicInteger();

  @BeforeEach
  void two_counters() {
    APP.sql("DROP TABLE IF EXISTS counter");
    APP.sql("CREATE TABLE counter (id INT PRIMARY KEY, n INT NOT NULL)");
    APP.sql("INSERT INTO counter VALUES (1, 0), (2, 0)");
  }

  @Test
  void of_two_that_lock_each_other_out_both_are_done() {
    CountDownLatch bothHold = new CountDownLatch(2);

    CompletableFuture<Void> there = CompletableFuture.runAsync(() -> cross(1, 2, bothHold));
    cross(2, 1, bothHold);
    there.join();

    assertThat(runs.get()).isGreaterThan(2);
    assertThat(count(1) + count(2)).isEqualTo(4);
    assertThat(TRANSACTIONS.count(LostTransaction.CONFLICT)).isPositive();
  }

  private void cross(int first, int second, CountDownLatch bothHold) {
    TRANSACTIONS.executeWrite(
        status -> {
          runs.incrementAndGet();
          add(status, first);
          bothHold.countDown();
          bothHold.await();
          add(status, second);
          return true;
        });
  }

  @Test
  void whose_connection_is_killed_is_done_again_on_another() {
    int result =
        TRANSACTIONS.executeWrite(
            status -> {
              add(status, 1);
              if (runs.incrementAndGet() == 1) {
                kill(status);
                add(status, 2);
              }
              return runs.get();
            });

    assertThat(result).isEqualTo(2);
    assertThat(count(1)).as("the first run was taken back").isEqualTo(1);
  }

  @Test
  void a_commit_that_was_made_and_not_answered_is_proven_and_not_made_again() {
    String result = commit(this::lostAfter, true);

    assertThat(result).isEqualTo("run 1");
    assertThat(count(1)).isEqualTo(1);
  }

  @Test
  void a_commit_that_was_not_made_is_made_by_another_run() {
    String result = commit(this::lostBefore, true);

    assertThat(result).isEqualTo("run 2");
    assertThat(count(1)).isEqualTo(1);
  }

  @Test
  void of_a_commit_without_a_proof_nobody_knows_so_the_failure_is_passed_on() {
    assertThatThrownBy(() -> commit(this::lostAfter, false))
        .isInstanceOf(DataAccessException.class);

    assertThat(runs.get()).isEqualTo(1);
  }

  private interface Accident {
    TransactionSynchronization synchronization();
  }

  private String commit(Accident accident, boolean proven) {
    AtomicBoolean happened = new AtomicBoolean();
    return TRANSACTIONS.executeWrite(
        status -> {
          add(status, 1);
          if (proven) {
            TRANSACTIONS.proveBy(connection -> count(1) == 1);
          }
          if (happened.compareAndSet(false, true)) {
            status.registerSynchronization(accident.synchronization());
          }
          return "run " + runs.incrementAndGet();
        });
  }

  private TransactionSynchronization lostAfter() {
    return new TransactionSynchronization() {
      @Override
      public void afterCommit() {
        throw lost("08S01", 0);
      }
    };
  }

  private TransactionSynchronization lostBefore() {
    return new TransactionSynchronization() {
      @Override
      public void beforeCommit(boolean readOnly) {
        throw lost("08S01", 0);
      }
    };
  }

  @Test
  void what_is_refused_is_not_tried_again() {
    assertThatThrownBy(
            () ->
                TRANSACTIONS.executeWrite(
                    status -> {
                      runs.incrementAndGet();
                      throw new Refusal.RuleBroken("tender.not-open");
                    }))
        .hasMessage("tender.not-open");
    assertThat(runs.get()).isEqualTo(1);
  }

  @Test
  void whoever_loses_again_and_again_reads_that_something_changed_meanwhile() {
    assertThatThrownBy(
            () ->
                TRANSACTIONS.executeWrite(
                    status -> {
                      runs.incrementAndGet();
                      throw lost("40001", 1213);
                    }))
        .satisfies(
            e ->
                assertThat(Refusals.find(e).map(Refusal::code))
                    .isEqualTo(Optional.of(Refusal.Conflict.changedMeanwhile().code())));
    assertThat(runs.get()).isBetween(5, 40);
  }

  @Test
  void only_the_outermost_is_tried_again() {
    AtomicInteger inner = new AtomicInteger();

    TRANSACTIONS.executeWrite(
        status -> {
          runs.incrementAndGet();
          return TRANSACTIONS.executeWrite(
              within -> {
                if (inner.incrementAndGet() == 1) {
                  throw lost("40001", 1213);
                }
                return true;
              });
        });

    assertThat(runs.get()).isEqualTo(2);
    assertThat(inner.get()).isEqualTo(2);
  }

  @Test
  void a_node_that_is_no_part_of_its_cluster_is_left_for_another() {
    for (int code : new int[] {1047, 1180, 1053, 1205}) {
      runs.set(0);
      TRANSACTIONS.executeWrite(
          status -> {
            if (runs.incrementAndGet() == 1) {
              throw lost("HY000", code);
            }
            return true;
          });
      assertThat(runs.get()).as("error " + code).isEqualTo(2);
    }
  }

  @Test
  void what_waited_long_for_a_server_that_fell_silent_is_tried_again_too() {
    try (TestApp impatient =
        APP.node(
            TestDatabase.directory("impatient"),
            Map.of("muwahhad.transactions.longest-retry", "200ms"))) {
      impatient
          .get(RepeatedTransactions.class)
          .executeWrite(
              status -> {
                if (runs.incrementAndGet() == 1) {
                  Thread.sleep(300);
                  throw lost("08S01", 0);
                }
                return true;
              });
    }

    assertThat(runs.get()).isEqualTo(2);
  }

  private static DataAccessException lost(String state, int code) {
    return new DataAccessException("lost", new SQLException("lost", state, code));
  }

  private static void add(TransactionStatus<Connection> status, int id) throws SQLException {
    try (Statement statement = status.getConnection().createStatement()) {
      statement.executeUpdate("UPDATE counter SET n = n + 1 WHERE id = " + id);
    }
  }

  private static void kill(TransactionStatus<Connection> status) throws SQLException {
    try (Statement statement = status.getConnection().createStatement();
        var row = statement.executeQuery("SELECT CONNECTION_ID()")) {
      row.next();
      TestDatabase.asRoot("KILL " + row.getLong(1));
    }
  }

  private static int count(int id) {
    return Integer.parseInt(APP.ask("SELECT n FROM counter WHERE id = " + id));
  }
}
