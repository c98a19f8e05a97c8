package org.muwahhad.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The service as an operator starts it who collects traces and logs. */
@Tag("long")
class TracedServiceTest {
  private static final String SECRET = "k".repeat(60);
  private static final String SEARCHED = "needle-4711";
  private static final List<Span> SPANS = new CopyOnWriteArrayList<>();
  private static final List<String> FAULTS = new CopyOnWriteArrayList<>();
  private static HttpServer collector;
  private static ServiceProcess service;

  @BeforeAll
  static void startWithAgentAndCollector() throws Exception {
    collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    collector.createContext(
        "/v1/traces",
        exchange -> {
          try (exchange) {
            ExportTraceServiceRequest sent =
                ExportTraceServiceRequest.parseFrom(exchange.getRequestBody().readAllBytes());
            sent.getResourceSpansList()
                .forEach(r -> r.getScopeSpansList().forEach(s -> SPANS.addAll(s.getSpansList())));
            exchange.sendResponseHeaders(200, -1);
          } catch (IOException | RuntimeException | LinkageError unread) {
            // The server would say nothing of it.
            FAULTS.add(unread.toString());
          }
        });
    collector.start();
    service =
        ServiceProcess.start(
            MadeDatabase.copied("traced"),
            0,
            Map.of(
                "JAVA_TOOL_OPTIONS", "-javaagent:" + agent(),
                "OTEL_SERVICE_NAME", "muwahhad",
                "OTEL_EXPORTER_OTLP_ENDPOINT",
                    "http://127.0.0.1:" + collector.getAddress().getPort(),
                "OTEL_METRICS_EXPORTER", "none",
                "OTEL_LOGS_EXPORTER", "none",
                "OTEL_BSP_SCHEDULE_DELAY", "200",
                "MUWAHHAD_LOG_FORMAT", "json"),
            "--no-demo");
    get("/publications?q=" + SEARCHED);
    get("/first-password/" + SECRET);
    signIn("nobody", "x");
  }

  @AfterAll
  static void stop() {
    service.stop();
    collector.stop(0);
  }

  @Test
  void a_request_is_one_trace_named_by_its_route_with_the_statements_below_it() {
    Span request = await("GET /publications", s -> s.getName().equals("GET /publications"));

    Span statement =
        await(
            "a statement of that request",
            s ->
                s.getTraceId().equals(request.getTraceId())
                    && s.getKind() == Span.SpanKind.SPAN_KIND_CLIENT
                    && s.getName().startsWith("SELECT"));
    assertThat(statement.getParentSpanId()).isNotEqualTo(request.getParentSpanId());
  }

  @Test
  void no_span_holds_what_was_searched_for_or_the_secret_of_a_link() {
    await("the link", s -> s.getName().equals("GET /first-password/{key}"));
    await("the search", s -> s.getName().equals("GET /publications"));

    assertThat(SPANS)
        .allSatisfy(
            span -> assertThat(span.toString()).doesNotContain(SEARCHED).doesNotContain(SECRET));
  }

  @Test
  void every_line_of_the_log_is_an_object_and_names_its_trace() throws IOException {
    service.awaitLine("password-refused");
    ObjectMapper json = new ObjectMapper();
    List<String> lines = service.output().lines().filter(l -> l.startsWith("{")).toList();
    JsonNode refused = null;
    for (String line : lines) {
      JsonNode read = json.readTree(line);
      assertThat(read.fieldNames()).toIterable().contains("@timestamp", "level", "logger_name");
      if (read.path("security").path("event").asText().equals("password-refused")) {
        refused = read;
      }
    }

    assertThat(refused).isNotNull();
    assertThat(refused.path("@timestamp").asText()).endsWith("Z");
    assertThat(refused.path("security").path("path").asText()).isEqualTo("/api/v1/session");
    assertThat(refused.path("trace_id").asText()).hasSize(32);
    assertThat(service.output()).doesNotContain("security {");
    assertThat(service.output().lines().filter(line -> line.contains("is open at")))
        .as("the start is told as the rest is")
        .isNotEmpty()
        .allMatch(line -> line.startsWith("{"));
    assertThat(service.output().lines())
        .noneMatch(line -> line.matches(" *+[0-9]++\\.[0-9] s {2}.*+"));
  }

  /** The agent sends spans in bundles. */
  private static Span await(String what, Predicate<Span> wanted) {
    long limit = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (System.nanoTime() < limit) {
      Optional<Span> found = SPANS.stream().filter(wanted).findFirst();
      if (found.isPresent()) {
        return found.get();
      }
      ServiceProcess.sleep();
    }
    throw new AssertionError(
        "No span of %s among %s; faults %s; told %s"
            .formatted(what, SPANS.stream().map(Span::getName).toList(), FAULTS, service.output()));
  }

  private static void get(String path) throws IOException, InterruptedException {
    send(HttpRequest.newBuilder(at(path)).GET());
  }

  private static void signIn(String login, String password)
      throws IOException, InterruptedException {
    String body = "{\"login\":\"" + login + "\",\"password\":\"" + password + "\"}";
    send(
        HttpRequest.newBuilder(at("/api/v1/session"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private static void send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpClient.newHttpClient()
        .send(
            request.timeout(Duration.ofMinutes(1)).build(), HttpResponse.BodyHandlers.discarding());
  }

  private static URI at(String path) {
    return service.address().resolve(path);
  }

  /** The agent lies among the libraries of the tests. */
  private static String agent() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> entry.contains("opentelemetry-javaagent"))
        .findFirst()
        .orElseThrow();
  }
}
