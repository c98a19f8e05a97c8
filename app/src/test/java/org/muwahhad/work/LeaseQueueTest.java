package org.muwahhad.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.shared.Refusal;

/** What mails, reports and scenarios have in common: work that any node takes up under a lease. */
class LeaseQueueTest {
  private static final TestApp APP = TestApp.start();
  private static final String DISTANT = "DATE_ADD(SYSDATE(6), INTERVAL 1 HOUR)";
  private final LeaseQueue queue = queue();

  @BeforeEach
  void an_empty_queue() {
    APP.sql("DROP TABLE IF EXISTS piece");
    APP.sql(
        """
        CREATE TABLE piece (
          id BIGINT NOT NULL, part CHAR(1) NOT NULL, status VARCHAR(10) NOT NULL,
          attempts INT NOT NULL DEFAULT 0, claim CHAR(36), due DATETIME(6),
          begun TINYINT NOT NULL DEFAULT 0, outcome VARCHAR(60), PRIMARY KEY (id, part))""");
  }

  @Test
  void of_many_nodes_at_once_each_takes_rows_that_no_other_has() {
    IntStream.range(0, 60).forEach(LeaseQueueTest::waits);

    CompletableFuture<?>[] nodes =
        IntStream.range(0, 4)
            .mapToObj(i -> CompletableFuture.runAsync(LeaseQueueTest::takeAll))
            .toArray(CompletableFuture[]::new);
    CompletableFuture.allOf(nodes).join();
    // What a node passed over because another was looking at it.
    takeAll();

    assertThat(APP.ask("SELECT COUNT(*) FROM piece WHERE status = 'RUNNING'")).isEqualTo("60");
    assertThat(APP.ask("SELECT CONCAT(MIN(attempts), MAX(attempts)) FROM piece")).isEqualTo("11");
    assertThat(APP.ask("SELECT MAX(n) FROM (SELECT COUNT(*) n FROM piece GROUP BY claim) c"))
        .isEqualTo("7");
  }

  private static void takeAll() {
    LeaseQueue own = queue();
    Optional<LeaseQueue.Lease> next = own.take(7, l -> l);
    while (next.isPresent()) {
      next = own.take(7, l -> l);
    }
  }

  @Test
  void a_row_that_another_node_is_taking_is_passed_over() throws Exception {
    waits(1);
    waits(2);
    try (Connection other = APP.connect();
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.executeQuery("SELECT id FROM piece WHERE id = 1 FOR UPDATE").close();

      queue.take(2, l -> l);

      other.rollback();
    }
    assertThat(state(1)).isEqualTo("WAITING 0");
    assertThat(state(2)).isEqualTo("RUNNING 1");
  }

  @Test
  void what_a_node_left_behind_is_taken_over_when_its_lease_ends_and_before_what_waits() {
    waits(1);
    running(2, DISTANT, 1);
    running(3, "SYSDATE(6)", 1);

    queue.take(1, l -> l);
    assertThat(state(3)).isEqualTo("RUNNING 2");
    queue.take(1, l -> l);
    assertThat(state(1)).isEqualTo("RUNNING 1");
    assertThat(queue.take(1, l -> l)).isEmpty();
    assertThat(state(2)).isEqualTo("RUNNING 1");
    assertThat(APP.ask("SELECT GROUP_CONCAT(id ORDER BY id) FROM piece WHERE begun = 1"))
        .isEqualTo("1,3");
  }

  @Test
  void what_waits_for_a_later_time_is_left_alone_until_then() {
    waits(1);
    APP.sql("UPDATE piece SET due = " + DISTANT);

    assertThat(queue.take(1, l -> l)).isEmpty();
    APP.sql("UPDATE piece SET due = SYSDATE(6)");
    assertThat(queue.take(1, l -> l)).isPresent();
  }

  @Test
  void what_cannot_be_read_is_not_taken_up() {
    waits(1);

    assertThatThrownBy(
            () ->
                queue.take(
                    1,
                    lease -> {
                      throw new IllegalStateException("no database");
                    }))
        .hasMessage("no database");

    assertThat(state(1)).isEqualTo("WAITING 0");
  }

  @Test
  void a_row_that_cannot_be_read_is_put_off_and_holds_up_no_other() {
    waits(1);
    waits(2);
    waits(3);
    List<String> failed = new ArrayList<>();

    // All three together, and then the first by itself.
    Optional<LeaseQueue.Lease> taken =
        queue.takeReadable(
            3,
            lease -> {
              if (failed.size() < 2) {
                failed.add(lease.claim());
                throw new IllegalStateException("trial.unreadable");
              }
              return lease;
            });

    assertThat(taken).isPresent();
    assertThat(state(1)).as("put off").isEqualTo("RUNNING 1");
    assertThat(state(2)).isEqualTo("RUNNING 1");
    assertThat(APP.ask("SELECT claim FROM piece WHERE id = 2"))
        .isEqualTo(taken.orElseThrow().claim());
    assertThat(state(3)).isEqualTo("WAITING 0");
    assertThat(queue.takeReadable(3, l -> l)).isPresent();
    assertThat(state(3)).isEqualTo("RUNNING 1");
    assertThat(queue.takeReadable(3, l -> l)).isEmpty();
  }

  @Test
  void an_outage_while_rows_are_read_puts_none_of_them_off() {
    waits(1);

    assertThatThrownBy(
            () ->
                queue.takeReadable(
                    1,
                    lease -> {
                      throw new IllegalStateException(new SQLTransientConnectionException());
                    }))
        .hasCauseInstanceOf(SQLTransientConnectionException.class);

    assertThat(state(1)).isEqualTo("WAITING 0");
  }

  @Test
  void a_lease_that_is_renewed_is_not_taken_over() {
    waits(1);
    LeaseQueue.Lease lease = queue.take(1, l -> l).orElseThrow();
    APP.sql("UPDATE piece SET due = SYSDATE(6)");

    assertThat(lease.renew()).isTrue();

    assertThat(queue.take(1, l -> l)).isEmpty();
  }

  @Test
  void a_node_that_lost_its_lease_neither_renews_it_nor_writes_anything_down() {
    waits(1);
    List<LeaseQueue.Lease> taken = new ArrayList<>();
    int ended =
        work(
            "ours",
            () -> {
              APP.sql("UPDATE piece SET due = SYSDATE(6)");
              taken.add(queue().take(1, l -> l).orElseThrow());
              return "done by the first";
            });

    assertThat(ended).isZero();
    assertThat(state(1)).isEqualTo("RUNNING 2");
    assertThat(taken.get(0).renew()).isTrue();

    APP.sql("UPDATE piece SET due = SYSDATE(6)");
    LeaseQueue.Lease third = queue.take(1, l -> l).orElseThrow();
    assertThat(taken.get(0).renew()).isFalse();
    assertThat(third.renew()).isTrue();
  }

  @Test
  void work_that_was_taken_back_meanwhile_ends_nothing_and_the_next_is_done() {
    waits(1);
    waits(2);

    int ended =
        work(
            "ours",
            () -> {
              if (state(2).startsWith("WAITING")) {
                APP.sql("UPDATE piece SET status = 'CANCELLED' WHERE id = 1");
                throw new LeaseLost();
              }
              return "done";
            });

    assertThat(ended).isEqualTo(1);
    assertThat(state(1)).isEqualTo("CANCELLED 1");
    assertThat(state(2)).isEqualTo("DONE 1 done");
  }

  @Test
  void work_that_is_refused_or_breaks_has_failed_and_says_why() {
    waits(1);
    assertThat(
            work(
                "ours",
                () -> {
                  throw new Refusal.RuleBroken("tender.not-open");
                }))
        .isEqualTo(1);
    assertThat(state(1)).isEqualTo("FAILED 1 tender.not-open");

    waits(2);
    assertThat(
            work(
                "ours",
                () -> {
                  throw new IllegalStateException("a bug");
                }))
        .isEqualTo(1);
    assertThat(state(2)).isEqualTo("FAILED 1 ours-unexpected");
  }

  @Test
  void what_three_nodes_took_up_without_an_end_is_given_up_by_the_fourth() {
    running(1, "SYSDATE(6)", 2);
    running(2, "SYSDATE(6)", 3);

    assertThat(work("ours", () -> "done")).isEqualTo(2);

    assertThat(state(1)).isEqualTo("DONE 3 done");
    assertThat(state(2)).isEqualTo("FAILED 4 ours-given-up");
  }

  @Test
  void what_only_wants_for_the_database_is_tried_for_as_long_as_that_lasts() {
    waits(1);
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(
              () ->
                  work(
                      "ours",
                      () -> {
                        throw new IllegalStateException(new SQLTransientConnectionException());
                      }))
          .hasCauseInstanceOf(SQLTransientConnectionException.class);
      assertThat(state(1)).isEqualTo("RUNNING 0");
      assertThat(queue.take(1, l -> l)).as("its lease runs on").isEmpty();
      APP.sql("UPDATE piece SET due = SYSDATE(6)");
    }

    assertThat(work("ours", () -> "done")).isEqualTo(1);
    assertThat(state(1)).isEqualTo("DONE 1 done");
  }

  private static LeaseQueue queue() {
    @SuppressWarnings("unchecked")
    TransactionOperations<Connection> transactions = APP.get(TransactionOperations.class);
    return new LeaseQueue(
        transactions,
        new QueueTable(
            "piece", List.of("id", "part"), "WAITING", "RUNNING", "due", "id", ", begun = 1"),
        Duration.ofMinutes(1));
  }

  private int work(String failure, Supplier<String> what) {
    return queue.work(
        failure + "-given-up", failure + "-unexpected", lease -> new Told(lease, what));
  }

  private record Told(LeaseQueue.Lease lease, Supplier<String> what)
      implements LeasedPiece<String> {
    @Override
    public String name() {
      return "Piece";
    }

    @Override
    public int attempts() {
      return Integer.parseInt(
          APP.ask("SELECT attempts FROM piece WHERE claim = '" + lease.claim() + "'"));
    }

    @Override
    public String make() {
      return what.get();
    }

    @Override
    public boolean finish(String result) {
      return end("DONE", result);
    }

    @Override
    public boolean fail(String code) {
      return end("FAILED", code);
    }

    private boolean end(String status, String outcome) {
      return APP.sql(
              "UPDATE piece SET status = '%s', outcome = '%s' WHERE claim = '%s' AND status = 'RUNNING'"
                  .formatted(status, outcome, lease.claim()))
          == 1;
    }
  }

  private static void waits(int id) {
    APP.sql("INSERT INTO piece (id, part, status) VALUES (%d, 'a', 'WAITING')".formatted(id));
  }

  private static void running(int id, String until, int attempts) {
    APP.sql(
        """
        INSERT INTO piece (id, part, status, attempts, claim, due)
        VALUES (%d, 'a', 'RUNNING', %d, UUID(), %s)"""
            .formatted(id, attempts, until));
  }

  /** Status, attempts and how it ended. */
  private static String state(int id) {
    return APP.ask("SELECT CONCAT_WS(' ', status, attempts, outcome) FROM piece WHERE id = " + id);
  }
}
