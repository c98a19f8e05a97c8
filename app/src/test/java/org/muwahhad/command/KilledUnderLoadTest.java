package org.muwahhad.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.muwahhad.db.RunningDatabase;
import org.muwahhad.shared.Sha256;
import picocli.CommandLine;

/**
 * The service is killed as {@code kill -9} does while 32 officers type, save, submit and withdraw,
 * and once more while the round is being closed. Everybody sends again what was not answered.
 * Afterwards each thing that was acknowledged is there, once.
 */
@Timeout(500)
@Tag("long")
class KilledUnderLoadTest {
  private static final int CLIENTS = 32;
  private static final int KILLS = 3;
  private final Path directory = MadeDatabase.copied("killed-under-load");
  private volatile URI address = URI.create("http://127.0.0.1:1");

  private @Nullable ServiceProcess running;

  @AfterEach
  void leaveNothingRunning() {
    if (running != null) {
      running.kill();
    }
  }

  @Test
  void what_was_acknowledged_is_there_once_however_often_the_service_is_killed() throws Exception {
    ServiceProcess service = started();
    long round = prepare();
    List<TirelessClient> clients = new ArrayList<>();
    List<Future<?>> work = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(CLIENTS + 1);
    for (int i = 1; i <= CLIENTS; i++) {
      TirelessClient client = new TirelessClient("officer-" + i, round, () -> address);
      clients.add(client);
      work.add(threads.submit(client::work));
    }
    for (int kill = 1; kill <= KILLS; kill++) {
      awaitReceipts(clients, 12 * kill);
      service.kill();
      service = started();
    }
    awaitReceipts(clients, CLIENTS + 12);
    Future<?> closing = threads.submit(() -> close(round));
    Thread.sleep(15);
    service.kill();
    service = started();
    closing.get(120, TimeUnit.SECONDS);
    for (Future<?> done : work) {
      done.get(120, TimeUnit.SECONDS);
    }
    threads.shutdown();

    assertEverythingAcknowledgedIsThereOnce(clients);
    assertClosedOnce(round);
    assertThat(findings())
        .as("the record is sound, but for rows that this test put there past it")
        .allMatch(f -> f.endsWith("without an entry"))
        .noneMatch(f -> f.startsWith("submission") || f.startsWith("receipt"));
    service.stop();
  }

  /** What the verification of the record finds, in English. */
  private List<String> findings() {
    StringWriter said = new StringWriter();
    new CommandLine(new ServeCommand())
        .setOut(new PrintWriter(said))
        .execute("verify-audit", "--data-dir", directory.toString());
    assertThat(said.toString()).contains(" chains, ", "The audit record is");
    return said.toString()
        .lines()
        .filter(line -> line.contains(" / "))
        .map(line -> line.substring(0, line.indexOf(" / ")))
        .toList();
  }

  private void assertEverythingAcknowledgedIsThereOnce(List<TirelessClient> clients)
      throws SQLException {
    int receipts = 0;
    int retried = 0;
    for (TirelessClient client : clients) {
      String of = " WHERE submission_id = " + client.submission;
      Map<String, String> stored = new TreeMap<>();
      for (String row :
          column("SELECT CONCAT(request_key, ' ', sha256) FROM submission_receipt" + of)) {
        stored.put(row.split(" ")[0], row.split(" ")[1]);
      }
      assertThat(stored).isEqualTo(client.receipts);
      assertThat(column("SELECT number FROM submission_receipt" + of + " ORDER BY number"))
          .as("each version once, none missing")
          .isEqualTo(numbers(stored.size()));
      assertThat(
              column(
                  "SELECT COUNT(*) FROM audit_entry WHERE act = 'demand.submitted' AND object_id = '"
                      + client.submission
                      + "'"))
          .containsExactly(Integer.toString(stored.size()));
      if (!client.kept.isEmpty() && !client.saving) {
        assertThat(column("SELECT content FROM submission_draft" + of))
            .as("what was typed last and acknowledged, or what was sent after it")
            .singleElement()
            .matches(text -> holds(text, client.kept) || holds(text, client.sent));
      }
      receipts += stored.size();
      retried += client.retried;
    }
    assertThat(receipts).as("receipts").isGreaterThan(CLIENTS);
    assertThat(retried).as("requests that were sent again").isGreaterThan(CLIENTS);
  }

  /** Lets them work until so many receipts were given, however busy the machine is. */
  private static void awaitReceipts(List<TirelessClient> clients, int count)
      throws InterruptedException {
    while (clients.stream().mapToInt(c -> c.receipts.size()).sum() < count) {
      Thread.sleep(20);
    }
  }

  private static boolean holds(String draft, String typed) {
    return draft.contains('"' + typed + '"');
  }

  private void assertClosedOnce(long round) throws SQLException {
    assertThat(column("SELECT status FROM demand_round WHERE id = " + round))
        .containsExactly("CLOSED");
    assertThat(column("SELECT COUNT(*) FROM audit_entry WHERE act = 'demand.round-closed'"))
        .containsExactly("1");
    assertThat(
            column(
                """
                SELECT c.receipt_number FROM submission_receipt c
                  JOIN submission s ON s.id = c.submission_id
                  JOIN demand_round r ON r.id = s.round_id WHERE c.received_at >= r.closed_at"""))
        .as("received after the close")
        .isEmpty();
  }

  private static List<String> numbers(int count) {
    List<String> numbers = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      numbers.add(Integer.toString(i));
    }
    return numbers;
  }

  private ServiceProcess started() {
    ServiceProcess service = ServiceProcess.start(directory);
    running = service;
    address = service.address();
    return service;
  }

  /** Closes the round early, and asks again until it is closed. */
  private void close(long round) {
    while (true) {
      try {
        HttpResponse<String> answer =
            HttpClient.newHttpClient()
                .send(
                    HttpRequest.newBuilder(address.resolve("/api/v1/rounds/" + round + "/close"))
                        .header("Authorization", "Bearer token-buyer")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"reason\":\"All is in\"}"))
                        .build(),
                    HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() == 200 || answer.body().contains("demand.round-wrong-status")) {
          return;
        }
      } catch (java.io.IOException e) {
        // Killed under the request.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  /** A buyer, an open round, an item, and an officer of each entity, all with a session. */
  private long prepare() throws SQLException {
    person("buyer", "'CENTRAL_BUYER', NULL, NULL");
    execute(
        """
        INSERT INTO catalog_item (code, category_code, kind, status, revision_count,
                                  created_at, updated_at)
        VALUES ('LAP-1', '30213100', 'HARDWARE', 'ACTIVE', 1, UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))""",
        """
        INSERT INTO item_revision (item_id, number, unit_code, name_ar, name_en, description_ar,
          description_en, benchmark_price, benchmark_currency, benchmark_date, benchmark_source_ar,
          benchmark_source_en, published_at, published_by)
        SELECT i.id, 1, 'C62', 'حاسوب محمول', 'Laptop', 'وصف', 'Description', 1000, 'USD',
               CURDATE(), 'السوق', 'Market', UTC_TIMESTAMP(6), p.id
          FROM catalog_item i JOIN person p ON p.login = 'buyer'""",
        """
        INSERT INTO demand_round (code, name_ar, name_en, opens_at, closes_at, endorsement_until,
                                  status, created_by, created_at, updated_at)
        SELECT 'R-1', 'جولة', 'Round', UTC_TIMESTAMP(6) - INTERVAL 1 HOUR,
               UTC_TIMESTAMP(6) + INTERVAL 30 DAY, UTC_TIMESTAMP(6) + INTERVAL 37 DAY, 'OPEN', id,
               UTC_TIMESTAMP(6), UTC_TIMESTAMP(6) FROM person WHERE login = 'buyer'""",
        "INSERT INTO round_category (round_id, category_code) SELECT id, '30000000' FROM demand_round",
        "INSERT INTO round_state (round_id, state_code) SELECT id, 'KW' FROM demand_round");
    for (int i = 1; i <= CLIENTS; i++) {
      execute(
          """
          INSERT INTO procuring_entity (code, state_code, name_ar, name_en)
          VALUES ('KW-%1$d', 'KW', 'وزارة %1$d', 'Ministry %1$d')"""
              .formatted(i),
          """
          INSERT INTO delivery_site (entity_id, code, name_ar, name_en, city_ar, city_en)
          SELECT id, 'S-%1$d', 'المخزن', 'Store', 'الكويت', 'Kuwait' FROM procuring_entity
           WHERE code = 'KW-%1$d'"""
              .formatted(i));
      String entity = column("SELECT id FROM procuring_entity WHERE code = 'KW-" + i + "'").get(0);
      person("officer-" + i, "'PROCUREMENT_OFFICER', 'KW', " + entity);
    }
    return Long.parseLong(column("SELECT id FROM demand_round").get(0));
  }

  private void person(String login, String grant) throws SQLException {
    execute(
        """
        INSERT INTO person (login, password_hash, name_ar, name_en, title_ar, title_en, email)
        VALUES ('%1$s', 'none', 'شخص', 'Person', 'موظف', 'Official', '%1$s@example.org')"""
            .formatted(login),
        """
        INSERT INTO role_grant (origin, person_id, role, state_code, entity_id)
        SELECT 'OPERATOR', id, %2$s FROM person WHERE login = '%1$s'"""
            .formatted(login, grant),
        """
        INSERT INTO session (token_hash, person_id, csrf_token, created_at, expires_at, ends_at, last_used_at)
        SELECT '%2$s', id, 'csrf-%1$s', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6) + INTERVAL 1 DAY,
               UTC_TIMESTAMP(6) + INTERVAL 2 DAY, UTC_TIMESTAMP(6)
          FROM person WHERE login = '%1$s'"""
            .formatted(login, Sha256.of("token-" + login)));
  }

  private void execute(String... statements) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private List<String> column(String query) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }

  private Connection connect() throws SQLException {
    RunningDatabase database = RunningDatabase.find(directory.resolve("database")).orElseThrow();
    return DriverManager.getConnection(
        database.jdbcUrl("muwahhad"), database.ownerUser(), database.ownerPassword());
  }
}
