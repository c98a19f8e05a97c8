package org.muwahhad.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The service as a process of its own, whose database server dies or falls silent under it. */
@Tag("long")
class LostDatabaseTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** A request that waits for nothing but the time-outs, on a machine that does other things. */
  private static final Duration QUICK = Duration.ofSeconds(12);

  /** Load balancers wait no longer. */
  private static final Duration HEALTH = Duration.ofSeconds(5);

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private Path directory = Path.of("");
  private @Nullable ServiceProcess running;

  private ServiceProcess start(String name, String... options) {
    directory = MadeDatabase.copied(name);
    ServiceProcess started = ServiceProcess.start(directory, options);
    running = started;
    return started;
  }

  @AfterEach
  void nothingIsLeft() throws Exception {
    if (running != null) {
      running.kill();
    }
    if (Files.exists(directory.resolve("database/mariadb.pid"))) {
      signal("KILL", server());
    }
  }

  @Test
  void while_its_database_is_silent_it_says_so_quickly_and_it_heals_by_itself() throws Exception {
    ServiceProcess service = start("silent");
    URI address = service.address();
    assertThat(get(address, "/sign-in", "en").statusCode()).isEqualTo(200);
    assertThat(get(address, "/health", "en").statusCode()).isEqualTo(200);

    signal("STOP", server());
    long stopped = System.nanoTime();
    assertThat(get(address, "/health", "en").statusCode()).isEqualTo(503);
    assertThat(Duration.ofNanos(System.nanoTime() - stopped)).isLessThan(HEALTH);
    // A connection that answered within the last half second is taken at its word.
    Thread.sleep(1_000);

    HttpResponse<String> english = get(address, "/sign-in", "en");
    assertThat(english.statusCode()).isEqualTo(503);
    assertThat(english.headers().firstValue("Retry-After")).hasValue("10");
    assertThat(english.headers().firstValue("Content-Security-Policy")).isPresent();
    assertThat(english.body())
        .contains("cannot reach its data")
        .doesNotContain("Exception", "1970");
    assertThat(get(address, "/sign-in", "ar").body()).contains("تعذّر الوصول إلى بيانات المنظومة");
    assertThat(get(address, "/no-such-page", "en").statusCode()).isIn(404, 503);
    HttpResponse<String> problem = get(address, "/api/v1/publications", "en");
    assertThat(problem.statusCode()).isEqualTo(503);
    assertThat(problem.headers().firstValue("Retry-After")).hasValue("10");
    assertThat(problem.body())
        .contains(
            "\"code\":\"shared.database-unreachable\"", "cannot be reached", "قاعدة البيانات");
    assertThat(get(address, "/health", "en").statusCode()).isEqualTo(503);

    signal("KILL", server());

    awaitHealth(address);
    assertThat(get(address, "/sign-in", "en").statusCode()).isEqualTo(200);
    assertThat(service.output()).contains("ended by itself", "started again and answers");
    assertThat(service.stop()).as("ended by the signal it was sent").isEqualTo(143);
  }

  @Test
  void a_service_whose_database_cannot_be_started_again_ends_with_a_code_for_its_supervisor()
      throws Exception {
    ServiceProcess service = start("lost", "--database-tries", "1");
    service.awaitLine("Nobody can sign in yet");
    int port = Integer.parseInt(Files.readString(directory.resolve("database/mariadb.port")));

    signal("KILL", server());

    try (ServerSocket taken = taken(port)) {
      assertThat(taken.isBound()).isTrue();
      assertThat(service.awaitEnd()).isEqualTo(ServeCommand.LOST_DATABASE).isEqualTo(69);
    }
    assertThat(service.output()).contains("giving up");
  }

  private long server() throws IOException {
    return Long.parseLong(Files.readString(directory.resolve("database/mariadb.pid")).strip());
  }

  private static void signal(String name, long pid) throws Exception {
    Process kill = new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + pid).start();
    kill.waitFor();
  }

  private static HttpResponse<String> get(URI address, String path, String language)
      throws Exception {
    long began = System.nanoTime();
    HttpResponse<String> answer =
        HTTP.send(
            HttpRequest.newBuilder(address.resolve(path))
                .timeout(LIMIT)
                .header("Cookie", "muwahhad_language=" + language)
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(Duration.ofNanos(System.nanoTime() - began)).as(path).isLessThan(QUICK);
    return answer;
  }

  private static void awaitHealth(URI address) throws Exception {
    long limit = System.nanoTime() + LIMIT.toNanos();
    while (get(address, "/health", "en").statusCode() != 200) {
      assertThat(System.nanoTime()).as("healthy again").isLessThan(limit);
      Thread.sleep(100);
    }
  }

  /** Before the service starts a server on it again. */
  private static ServerSocket taken(int port) throws Exception {
    long limit = System.nanoTime() + LIMIT.toNanos();
    while (true) {
      try {
        return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
      } catch (IOException e) {
        assertThat(System.nanoTime()).as(e.getMessage()).isLessThan(limit);
        Thread.sleep(2);
      }
    }
  }
}
