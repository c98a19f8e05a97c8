package org.muwahhad.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.micronaut.transaction.TransactionOperations;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.muwahhad.ApiCaller;
import org.muwahhad.TestApp;
import org.muwahhad.db.DatabaseStartFailed;
import org.muwahhad.db.Migrations;
import org.muwahhad.db.TestDatabase;
import org.muwahhad.db.TestSchema;
import org.muwahhad.shared.DatabaseClock;

/**
 * Two nodes of the service on a real cluster of three database nodes, each preferring another one.
 * Runs where MariaDB and Galera are installed, as in CI.
 */
@Tag("long")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GaleraClusterTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration QUICKLY = Duration.ofSeconds(30);
  private static final int LAST = Order.DEFAULT + 2;
  private static final int AGREEMENTS = 5;

  private static @Nullable GaleraCluster started;
  private static @Nullable TestApp first;
  private static @Nullable TestApp second;
  private static @Nullable TestApp third;
  private static final Deque<AgreementAtNodes> CONCLUDED = new ArrayDeque<>();
  private static String refusal = "";
  private static List<String> tablesAfterRefusal = List.of();

  @BeforeAll
  static void three_database_nodes_and_two_of_the_service() throws Exception {
    if (!GaleraCluster.isInstalled()) {
      System.err.println(
          "GALERA IS NOT INSTALLED: no test of the cluster runs"
              + " (Debian: mariadb-server galera-4 rsync)");
    }
    assumeTrue(GaleraCluster.isInstalled(), "mariadb-server, galera-4 and rsync are installed");
    GaleraCluster cluster = GaleraCluster.prepare();
    started = cluster;
    cluster.begin(false);
    TestSchema schema = cluster.schema(1);
    try {
      Migrations.migrate(schema.url(), schema.user(), schema.password());
    } catch (DatabaseStartFailed e) {
      refusal = String.valueOf(e.getMessage());
    }
    tablesAfterRefusal = schema.rows("SHOW TABLES");
    cluster.end(1);
    cluster.begin(true);
    Migrations.migrate(schema.url(), schema.user(), schema.password());
    // Fixtures count on keys without gaps, which a cluster of one node gives.
    List<ConcludedTender> concluded = ConcludedTender.conclude(node("galera-alone", 1), AGREEMENTS);
    cluster.grow();
    first = node("galera-one", 1, 2, 3);
    second = node("galera-two", 2, 3, 1);
    third = node("galera-three", 1, 2, 3);
    for (ConcludedTender tender : concluded) {
      ApiCaller atOne = ApiCaller.of(one(), tender.officer());
      ApiCaller atTwo = ApiCaller.of(two(), tender.officer());
      ApiCaller alike = ApiCaller.of(Objects.requireNonNull(third), tender.officer());
      CONCLUDED.add(
          new AgreementAtNodes(tender.agreement(), tender.item(), atOne, atTwo, alike, two()));
    }
  }

  /** The code of a problem. */
  private static String code(HttpResponse<String> answer) {
    return answer.body().replaceAll("(?s).*\"status\":[0-9]+,.*\"code\":\"([^\"]+)\".*", " $1");
  }

  private static TestApp node(String folder, int... order) {
    return TestApp.on(
        cluster().schema(order), TestDatabase.directory(folder), GaleraCluster.settings());
  }

  private static GaleraCluster cluster() {
    return Objects.requireNonNull(started);
  }

  private static TestApp one() {
    return Objects.requireNonNull(first);
  }

  private static TestApp two() {
    return Objects.requireNonNull(second);
  }

  @AfterAll
  static void nothing_is_left() throws Exception {
    for (TestApp app : new TestApp[] {first, second, third}) {
      if (app != null) {
        app.close();
      }
    }
    if (started != null) {
      started.close();
    }
  }

  @Test
  void a_first_start_says_what_the_server_lacks_before_anything_is_changed() {
    assertThat(refusal)
        .contains("Nothing in it was changed", "SET GLOBAL log_bin_trust_function_creators=1")
        .contains("لم يتغير فيه شيء")
        .doesNotContain("GRANT");
    assertThat(tablesAfterRefusal).isEmpty();
  }

  @Test
  void each_node_of_the_service_works_on_the_database_node_that_it_names_first() {
    assertThat(List.of(server(one()), server(two()))).containsExactly("1", "2");
  }

  private static String server(TestApp app) {
    return transactions(app)
        .executeRead(
            status -> {
              try (var statement = status.getConnection().createStatement();
                  var row = statement.executeQuery("SELECT @@server_id")) {
                row.next();
                return row.getString(1);
              }
            });
  }

  @SuppressWarnings("unchecked")
  private static TransactionOperations<Connection> transactions(TestApp app) {
    return app.get(TransactionOperations.class);
  }

  @Test
  void the_same_request_at_both_nodes_at_once_is_done_once() throws Exception {
    AgreementAtNodes agreement = anAgreement();

    for (int i = 0; i < 10; i++) {
      String order = order("once-" + i, agreement.item(), "1");
      List<HttpResponse<String>> answers =
          atOnce(
              () -> agreement.atOne().send("POST", agreement.path(), order),
              () -> agreement.atTwo().send("POST", agreement.path(), order));

      assertThat(answers).allMatch(a -> a.statusCode() == 201, "done");
      assertThat(answers.get(0).body()).isEqualTo(answers.get(1).body());
    }
    assertThat(agreement.called()).isEqualTo("10.000");
    assertThat(agreement.orders()).isEqualTo("10");
  }

  /** All nodes of the service name the hosts in the same order, as the guide of operations says. */
  @Test
  void orders_that_race_at_two_nodes_of_the_service_are_answered_and_overdraw_nothing()
      throws Exception {
    AgreementAtNodes agreement = anAgreement();
    List<Callable<HttpResponse<String>>> racing = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      ApiCaller node = i % 2 == 0 ? agreement.atOne() : agreement.alike();
      String order = order("race-" + i, agreement.item(), "1");
      racing.add(() -> node.send("POST", agreement.path(), order));
    }

    List<HttpResponse<String>> answers = atOnce(racing);

    assertThat(answers)
        .extracting(a -> a.statusCode() + (a.statusCode() < 300 ? "" : code(a)))
        .as("placed or too much")
        .isSubsetOf("201", "422 framework.more-than-left");
    long placed = answers.stream().filter(a -> a.statusCode() == 201).count();
    assertThat(placed).isBetween(20L, 25L);
    assertThat(agreement.called()).isEqualTo(placed + ".000");
    assertThat(agreement.orders()).isEqualTo(String.valueOf(placed));
    assertThat(
            one()
                .ask(
                    "SELECT SUM(quantity) FROM call_off_line WHERE agreement_id = "
                        + agreement.id()))
        .isEqualTo(placed + ".000");
  }

  @Test
  void what_was_written_at_one_node_is_read_at_the_other_at_once() {
    AgreementAtNodes agreement = anAgreement();

    for (int i = 0; i < 20; i++) {
      HttpResponse<String> placed =
          agreement
              .atOne()
              .send("POST", agreement.path(), order("own-" + i, agreement.item(), "1"));
      String id = placed.body().replaceAll("\\D", "");
      assertThat(placed.statusCode()).as(placed.body()).isEqualTo(201);

      HttpResponse<String> read = agreement.atTwo().get("/api/v1/call-offs/" + id);
      assertThat(read.statusCode()).as(placed.body() + read.body()).isEqualTo(200);
    }
  }

  @Test
  void a_piece_of_work_is_taken_by_one_node_alone() throws Exception {
    one().sql("DROP TABLE IF EXISTS piece");
    one()
        .sql(
            """
        CREATE TABLE piece (
          id BIGINT NOT NULL PRIMARY KEY, status VARCHAR(10) NOT NULL, attempts INT NOT NULL
          DEFAULT 0, claim CHAR(36), due DATETIME(6))""");
    for (int i = 0; i < 80; i++) {
      one().sql("INSERT INTO piece (id, status) VALUES (%d, 'WAITING')".formatted(i));
    }
    QueueTable table =
        new QueueTable("piece", List.of("id"), "WAITING", "RUNNING", "due", "id", "");
    Callable<Integer> atOne = () -> takeAll(one(), table);
    Callable<Integer> atTwo = () -> takeAll(two(), table);

    List<Integer> taken = atOnce(List.of(atOne, atTwo, atOne, atTwo));

    assertThat(one().ask("SELECT COUNT(*) FROM piece WHERE status = 'RUNNING'")).isEqualTo("80");
    assertThat(one().ask("SELECT CONCAT(MIN(attempts), MAX(attempts)) FROM piece")).isEqualTo("11");
    assertThat(taken.stream().mapToInt(Integer::intValue).sum())
        .as("leases, each of which still holds what it took")
        .isEqualTo(Integer.parseInt(one().ask("SELECT COUNT(DISTINCT claim) FROM piece")));
  }

  private static int takeAll(TestApp app, QueueTable table) {
    LeaseQueue queue = new LeaseQueue(transactions(app), table, Duration.ofMinutes(5));
    int leases = 0;
    for (Optional<LeaseQueue.Lease> next = queue.take(3, l -> l);
        next.isPresent();
        next = queue.take(3, l -> l)) {
      leases++;
    }
    return leases;
  }

  @Test
  void the_clock_of_both_nodes_is_the_same_to_less_than_the_bound() {
    Duration apart =
        Duration.between(
            one().get(DatabaseClock.class).now(), two().get(DatabaseClock.class).now());

    assertThat(apart.abs()).isLessThan(Duration.ofSeconds(1));
  }

  @Test
  @Order(LAST - 1)
  void a_node_cut_off_says_that_it_is_not_ready_refuses_clearly_and_comes_back() throws Exception {
    AgreementAtNodes agreement = anAgreement();
    cluster().freeze(2, true);
    cluster().freeze(3, true);
    try {
      await(() -> status(one(), "/health/readiness") == 503);
      assertThat(status(one(), "/health/liveness")).isEqualTo(200);
      assertThat(status(one(), "/health")).isEqualTo(503);
      HttpResponse<String> refused =
          HTTP.send(
              HttpRequest.newBuilder(one().uri().resolve("/api/v1/publications")).build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
      assertThat(refused.body()).contains("shared.database-unreachable");
    } finally {
      cluster().freeze(2, false);
      cluster().freeze(3, false);
    }

    await(() -> status(one(), "/health/readiness") == 200);
    await(() -> status(two(), "/health/readiness") == 200);
    assertThat(
            agreement
                .atOne()
                .send("POST", agreement.path(), order("after", agreement.item(), "1"))
                .statusCode())
        .isEqualTo(201);
  }

  @Test
  @Order(LAST)
  void when_a_database_node_dies_writes_go_on_within_seconds_and_nothing_is_done_twice()
      throws Exception {
    AgreementAtNodes agreement = anAgreement();
    List<Integer> codes = new ArrayList<>();
    long killed = 0;
    long recovered = 0;

    for (int i = 0; i < 20; i++) {
      if (i == 5) {
        cluster().kill(1);
        killed = System.nanoTime();
      }
      String order = order("kill-" + i, agreement.item(), "1");
      int code = agreement.atOne().send("POST", agreement.path(), order).statusCode();
      for (int again = 0; again < 10 && code == 503; again++) {
        Thread.sleep(500);
        code = agreement.atOne().send("POST", agreement.path(), order).statusCode();
      }
      codes.add(code);
      if (i == 5) {
        recovered = System.nanoTime();
      }
    }

    assertThat(codes).as("answers").containsOnly(201);
    assertThat(Duration.ofNanos(recovered - killed)).isLessThan(Duration.ofSeconds(15));
    assertThat(agreement.called()).isEqualTo("20.000");
    assertThat(agreement.orders()).isEqualTo("20");
    assertThat(server(one())).isEqualTo("2");
  }

  private static AgreementAtNodes anAgreement() {
    return CONCLUDED.remove();
  }

  private static String order(String key, long item, String quantity) {
    return "{\"requestKey\":\"%s\",\"lines\":[{\"lotItemId\":%d,\"quantity\":%s}]}"
        .formatted(key, item, quantity);
  }

  @SafeVarargs
  private static <T> List<T> atOnce(Callable<T>... acts) throws Exception {
    return atOnce(List.of(acts));
  }

  private static <T> List<T> atOnce(List<Callable<T>> acts) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(Math.min(8, acts.size()));
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> future : threads.invokeAll(acts)) {
        results.add(future.get());
      }
      return results;
    } finally {
      threads.shutdown();
    }
  }

  private static int status(TestApp app, String path) {
    try {
      URI address = app.uri().resolve(path);
      return HTTP.send(
              HttpRequest.newBuilder(address).timeout(QUICKLY).build(),
              HttpResponse.BodyHandlers.discarding())
          .statusCode();
    } catch (java.io.IOException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long limit = System.nanoTime() + QUICKLY.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(limit);
      Thread.sleep(100);
    }
  }
}
