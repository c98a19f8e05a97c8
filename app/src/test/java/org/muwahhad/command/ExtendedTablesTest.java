package org.muwahhad.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.access.DemoPersonQueries;
import org.muwahhad.access.SignIn;
import org.muwahhad.access.Visitor;
import org.muwahhad.audit.VerifyAudit;
import org.muwahhad.demo.LoadedDemo;

/**
 * A node goes on while a node of the next version extends the tables under it: every table gets a
 * column that this version does not know.
 */
@Tag("long")
class ExtendedTablesTest {
  private static final TestApp APP = LoadedDemo.fresh();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @BeforeAll
  static void a_later_version_extends_every_table() throws SQLException {
    String before = token("buyer");
    assertThat(send("GET", "/api/v1/rounds", before, "").statusCode()).isEqualTo(200);
    for (String table : tables()) {
      APP.sql("ALTER TABLE `" + table + "` ADD COLUMN added_later VARCHAR(10) NULL");
    }
  }

  @Test
  void acts_are_done_and_recorded_as_before() {
    String buyer = token("buyer");
    HttpResponse<String> planned = send("POST", "/api/v1/rounds", buyer, plan());
    assertThat(planned.statusCode()).as(planned.body()).isBetween(200, 201);
    String id = ServiceProcess.field(planned.body(), "id");
    assertThat(send("POST", "/api/v1/rounds/" + id + "/open", buyer, "").statusCode())
        .isBetween(200, 204);
    HttpResponse<String> draft =
        send("POST", "/api/v1/rounds/" + id + "/submissions", token("officer.kw"), "");

    assertThat(draft.statusCode()).as(draft.body()).isBetween(200, 201);
    assertThat(
            APP.ask(
                """
                SELECT COUNT(*) FROM audit_entry e JOIN audit_chain c ON c.id = e.chain_id
                 WHERE c.name = 'round:%s' AND e.act = 'demand.round-opened'"""
                    .formatted(id)))
        .isEqualTo("1");
    assertThat(APP.get(VerifyAudit.class).run().faults()).isEmpty();
  }

  @Test
  void pages_are_read_as_before() {
    for (String login : List.of("buyer", "auditor")) {
      String token = token(login);
      for (String path : List.of("/api/v1/rounds", "/api/v1/tenders", "/api/v1/tenders/1")) {
        assertThat(send("GET", path, token, "").statusCode()).as(login + " " + path).isIn(200, 403);
      }
    }
  }

  private static List<String> tables() throws SQLException {
    List<String> all = new ArrayList<>();
    try (Connection connection = APP.connect();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                SELECT table_name FROM information_schema.tables
                 WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'
                   AND table_name <> 'flyway_schema_history'""")) {
      while (rows.next()) {
        all.add(rows.getString(1));
      }
    }
    assertThat(all).hasSizeGreaterThan(150);
    return all;
  }

  private static String plan() {
    Instant now = Instant.parse(APP.ask("SELECT DATE_FORMAT(UTC_TIMESTAMP(), '%Y-%m-%dT%TZ')"));
    return """
    {"code":"R-25","name":{"ar":"جولة","en":"Round"},"opensAt":"%s","closesAt":"%s",
     "endorsementUntil":"%s","categories":["30000000"],"states":["KW"],
     "urgency":"Needed at once"}"""
        .formatted(
            now.minusSeconds(60), now.plus(Duration.ofDays(30)), now.plus(Duration.ofDays(37)));
  }

  private static String token(String login) {
    return APP.get(SignIn.class)
        .run(login, DemoPersonQueries.PASSWORD, Visitor.at("127.0.0.1"))
        .token();
  }

  private static HttpResponse<String> send(String method, String path, String token, String body) {
    try {
      return HTTP.send(
          HttpRequest.newBuilder(APP.uri().resolve(path))
              .header("Authorization", "Bearer " + token)
              .header("Content-Type", "application/json")
              .method(method, HttpRequest.BodyPublishers.ofString(body))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
