package org.muwahhad.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.db.RunningDatabase;
import picocli.CommandLine;

/** The service as a whole process: killed while it works, asked to stop, and worked beside. */
@Tag("long")
class KilledServiceTest {
  private static final String PASSWORD = "a long password";
  private final Path directory = MadeDatabase.copied("killed");
  private final StringWriter told = new StringWriter();

  @Test
  void what_was_acknowledged_is_there_after_the_process_was_killed() throws SQLException {
    ServiceProcess service = ServiceProcess.start(directory);
    service.address();
    prepare();
    addPerson("buyer", "--role", "CENTRAL_BUYER");
    addPerson("officer", "--role", "PROCUREMENT_OFFICER", "--entity", "KW-MOH");
    long round = openRound(service);
    String officer = service.signIn("officer", PASSWORD);
    String submission =
        ServiceProcess.field(
            service.send("POST", "/api/v1/rounds/" + round + "/submissions", officer, ""), "id");
    String path = "/api/v1/submissions/" + submission;
    String receipt = service.send("POST", path + "/submit", officer, demand());

    service.kill();
    ServiceProcess again = ServiceProcess.start(directory);

    String kept = again.send("GET", path + "/receipts/1", officer, "");
    assertThat(ServiceProcess.field(kept, "sha256"))
        .as("the session and the receipt outlive the process")
        .isEqualTo(ServiceProcess.field(receipt, "sha256"));
    assertThat(again.send("GET", path, officer, "")).contains("SUBMITTED", "LAP-1");
    run("verify-audit");
    assertThat(told.toString()).contains(" chains, ", "The audit record is");
    assertThat(told.toString().lines().filter(l -> l.contains(" / ") && !l.startsWith("Added")))
        .as("the record is sound, asked beside the service, but for what was put there past it")
        .allMatch(l -> l.contains("without an entry"))
        .hasSizeLessThanOrEqualTo(4);
    stopsCleanly(again);
    leavesRealDataAlone();
  }

  private void stopsCleanly(ServiceProcess service) {
    service.stop();

    assertThat(service.output()).doesNotContain("Exception", "ERROR");
    assertThat(directory.resolve("database/mariadb.pid")).doesNotExist();
    assertThat(RunningDatabase.find(directory.resolve("database"))).isEmpty();
  }

  private void leavesRealDataAlone() {
    ServiceProcess reset = ServiceProcess.start(directory, "--reset-demo");

    assertThat(reset.awaitEnd()).isEqualTo(1);
    assertThat(reset.output()).contains("are no demonstration", "ليست عرضًا تجريبيًا");
  }

  private static long openRound(ServiceProcess service) {
    String buyer = service.signIn("buyer", PASSWORD);
    Instant now = Instant.now();
    String plan =
        """
        {"code":"R-1","name":{"ar":"جولة","en":"Round"},"opensAt":"%s","closesAt":"%s",
         "endorsementUntil":"%s","categories":["30000000"],"states":["KW"],
         "urgency":"Needed at once"}"""
            .formatted(
                now.minusSeconds(60), now.plus(Duration.ofDays(30)), now.plus(Duration.ofDays(37)));
    long round =
        Long.parseLong(
            ServiceProcess.field(service.send("POST", "/api/v1/rounds", buyer, plan), "id"));
    service.send("POST", "/api/v1/rounds/" + round + "/open", buyer, "");
    return round;
  }

  private static String demand() {
    return """
    {"requestKey":"once","lines":[{"item":"LAP-1","quantity":20,"needBy":"%s","site":"KW-MOH-1",
     "unitPrice":310.5,"budgetLine":"B-1","justification":"For the new clinics"}]}"""
        .formatted(LocalDate.now().plusDays(120));
  }

  /** An entity with a site, and an item to ask for. */
  private void prepare() throws SQLException {
    execute(
        """
        INSERT INTO procuring_entity (code, state_code, name_ar, name_en)
        VALUES ('KW-MOH', 'KW', 'وزارة الصحة', 'Ministry of Health')""",
        """
        INSERT INTO delivery_site (entity_id, code, name_ar, name_en, city_ar, city_en)
        SELECT id, 'KW-MOH-1', 'المخزن', 'Store', 'الكويت', 'Kuwait' FROM procuring_entity""");
    addPerson("catalog", "--role", "CATALOG_MANAGER");
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
          FROM catalog_item i JOIN person p ON p.login = 'catalog'""");
  }

  private void execute(String... statements) throws SQLException {
    RunningDatabase database = RunningDatabase.find(directory.resolve("database")).orElseThrow();
    try (Connection connection =
            DriverManager.getConnection(
                database.jdbcUrl("muwahhad"), database.user(), database.password());
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private void addPerson(String login, String... options) {
    List<String> all = new ArrayList<>(List.of("add-person", "--login", login));
    all.addAll(
        List.of("--name-ar", "شخص", "--name-en", "Person", "--email", login + "@example.org"));
    all.addAll(List.of(options));
    assertThat(run(all.toArray(new String[0]))).isZero();
  }

  private int run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(1, List.of("--data-dir", directory.toString()));
    InputStream keyboard = System.in;
    System.setIn(new ByteArrayInputStream((PASSWORD + "\n").getBytes(StandardCharsets.UTF_8)));
    try {
      return new CommandLine(new ServeCommand())
          .setOut(new PrintWriter(told, true))
          .execute(all.toArray(new String[0]));
    } finally {
      System.setIn(keyboard);
    }
  }
}
