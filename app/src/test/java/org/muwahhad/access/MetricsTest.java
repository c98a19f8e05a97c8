package org.muwahhad.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.exceptions.ConfigurationException;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.work.DeleteOld;

class MetricsTest {
  private static final String TOKEN = "a-token-of-the-monitoring-of-forty-letters";
  private static final TestApp APP = TestApp.start(Map.of("muwahhad.metrics-token", TOKEN));
  private static final Pattern METRIC =
      Pattern.compile("\\b(?:muwahhad|hikaricp|http_server|jvm|process|system|logback)_[a-z0-9_]+");
  private static final Pattern LATE =
      Pattern.compile("(?m)^muwahhad_(?:[a-z]++_late_seconds|log_alarm)");
  private static final World WORLD = World.in(APP);

  @Test
  void an_administrator_and_an_auditor_read_the_metrics() {
    // The schedule makes it, which tests leave out.
    assertThat(APP.get(DeleteOld.class)).isNotNull();

    assertThat(metrics(WORLD.aPersonWho(Role.ADMINISTRATOR)).body())
        .contains("jvm_memory_used_bytes", "hikaricp_connections")
        .contains("muwahhad_free_space_bytes", "muwahhad_writes_refused 0.0")
        .contains("muwahhad_clock_ahead_seconds", "muwahhad_clock_broken 0.0")
        .contains("muwahhad_draining 0.0", "muwahhad_transactions_repeated_total{")
        .contains("muwahhad_jobs_failed_total{name=\"rounds\"} 0.0")
        .contains("muwahhad_queues_unreadable_total 0.0")
        .contains("muwahhad_retention_deleted_total{", "muwahhad_retention_failed_total 0.0")
        .contains("muwahhad_mails_waiting ", "muwahhad_mails_dead 0.0")
        .contains("muwahhad_reports_waiting 0.0", "muwahhad_log_alarm 0.0", "muwahhad_log_size 0.0")
        .contains("muwahhad_releases_late_seconds 0.0", "muwahhad_bundles_late_seconds 0.0")
        .contains("muwahhad_webhooks_late_seconds 0.0", "muwahhad_analyses_late_seconds 0.0");
    assertThat(metrics(WORLD.aPersonWho(Role.AUDITOR)).statusCode()).isEqualTo(200);
  }

  @Test
  void a_bidder_and_an_officer_are_refused_and_learn_no_metric() {
    Actor bidder = WORLD.aBidderFor(WORLD.aSupplier());
    Actor officer = WORLD.anOfficerOf(WORLD.anEntityIn("KW"));

    for (Actor person : new Actor[] {bidder, officer}) {
      assertThat(metrics(person).statusCode()).isEqualTo(403);
      assertThat(metrics(person).body()).doesNotContain("jvm_", "hikaricp", "ADMINISTRATOR");
    }
  }

  @Test
  void a_visitor_is_sent_to_sign_in_and_a_program_with_an_unknown_token_is_refused() {
    HttpResponse<String> visitor = metrics("");
    HttpResponse<String> stranger = metrics("no-session-has-this-token");

    assertThat(visitor.uri().getPath()).isEqualTo("/sign-in");
    assertThat(stranger.statusCode()).isEqualTo(401);
    assertThat(visitor.body() + stranger.body()).doesNotContain("jvm_", "hikaricp", "AUDITOR");
  }

  @Test
  void the_token_of_the_configuration_reads_the_metrics_and_nothing_else() {
    Browserless program = Browserless.at(APP);

    HttpResponse<String> elsewhere =
        program.send(
            program
                .request("/api/v1/tenders")
                .header("Authorization", "Bearer " + TOKEN)
                .GET()
                .build());

    assertThat(metrics(TOKEN).body()).contains("jvm_memory_used_bytes");
    assertThat(metrics(TOKEN + "x").statusCode()).isEqualTo(401);
    assertThat(elsewhere.statusCode()).isEqualTo(401);
  }

  @Test
  void a_token_that_can_be_guessed_is_refused_at_the_start() {
    assertThatThrownBy(() -> new MetricsToken("monitoring"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("at least 32 characters");
  }

  /** What the alerts and the dashboard that are shipped ask for, this service tells. */
  @Test
  void every_metric_of_the_alerts_and_of_the_dashboard_is_there() throws IOException {
    String told = metrics(TOKEN).body();
    Set<String> asked = new TreeSet<>();
    for (String file : List.of("alerts.yml", "dashboard.json")) {
      METRIC
          .matcher(Files.readString(Path.of("../docs/monitoring", file)))
          .results()
          .forEach(found -> asked.add(found.group()));
    }

    assertThat(asked).hasSizeGreaterThan(12);
    assertThat(asked).allSatisfy(metric -> assertThat(told).containsPattern("(?m)^" + metric));
  }

  @Test
  void whatever_is_late_or_an_alarm_wakes_somebody() throws IOException {
    String alerts = Files.readString(Path.of("../docs/monitoring/alerts.yml"));
    Set<String> late = new TreeSet<>();
    LATE.matcher(metrics(TOKEN).body()).results().forEach(found -> late.add(found.group()));

    assertThat(late).hasSize(5);
    assertThat(late).allSatisfy(metric -> assertThat(alerts).contains(metric + "{"));
  }

  @Test
  void the_metrics_name_no_person_and_none_of_the_paths_with_numbers() {
    Actor bidder = WORLD.aBidderFor(WORLD.aSupplier());
    Browserless.signedInAs(APP, bidder.login()).get("/tenders/4711");

    String metrics = metrics(WORLD.aPersonWho(Role.ADMINISTRATOR)).body();

    assertThat(metrics).contains("http_server_requests");
    assertThat(metrics).doesNotContain(bidder.login(), bidder.name().en(), "/4711");
  }

  private static HttpResponse<String> metrics(Actor person) {
    return metrics(
        APP.get(SignIn.class).run(person.login(), "secret", Visitor.at("127.0.0.1")).token());
  }

  /** What a program is answered that presents this token, or none. */
  private static HttpResponse<String> metrics(String token) {
    Browserless program = Browserless.at(APP);
    HttpRequest.Builder request = program.request("/prometheus").header("Accept", "*/*");
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return program.send(request.GET().build());
  }
}
