package org.muwahhad.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.db.TestDatabase;
import org.muwahhad.web.DrainRequests;

/**
 * The two nodes behind a proxy (Debian's {@code haproxy}, by {@code .ci/cluster}) are restarted one
 * after the other, as for an upgrade, while people use the service.
 */
@Tag("long")
class RollingRestartTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final int PER_SECOND = 50;
  private static final int EVERY_FIFTH = 5;

  @Test
  void nobody_notices_at_fifty_requests_a_second() throws Exception {
    if (!isProgram("haproxy")) {
      System.err.println("HAPROXY IS NOT INSTALLED: no rolling restart is tried (Debian: haproxy)");
    }
    assumeTrue(isProgram("haproxy"), "haproxy is installed");
    Actor buyer = WORLD.aPersonWho(Role.CENTRAL_BUYER);
    Path folder = TestDatabase.directory("rolling");
    Files.createDirectories(folder);
    int[] ports = {freePort(), freePort()};
    TestApp[] nodes = {node(folder, ports[0]), node(folder, ports[1])};
    int people = freePort();
    Process proxy =
        new ProcessBuilder(
                "../.ci/cluster",
                "proxy",
                folder.toString(),
                String.valueOf(people),
                String.valueOf(ports[0]),
                String.valueOf(ports[1]))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("proxy.out").toFile())
            .start();
    ScheduledExecutorService load = Executors.newScheduledThreadPool(PER_SECOND);
    try {
      URI address = URI.create("http://127.0.0.1:" + people);
      awaitBoth(address);
      Queue<Integer> codes = new ConcurrentLinkedQueue<>();
      AtomicInteger sent = new AtomicInteger();
      load.scheduleAtFixedRate(
          () -> {
            int number = sent.incrementAndGet();
            load.execute(() -> codes.add(request(address, number, buyer.login())));
          },
          0,
          TimeUnit.SECONDS.toMillis(1) / PER_SECOND,
          TimeUnit.MILLISECONDS);
      Thread.sleep(1_000);

      for (int i = 0; i < nodes.length; i++) {
        nodes[i].get(DrainRequests.class).run();
        nodes[i].close();
        nodes[i] = node(folder, ports[i]);
        Thread.sleep(1_500);
      }

      load.shutdown();
      assertThat(load.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
      assertThat(codes).as("answers").isSubsetOf(200, 201);
      assertThat(codes.size()).as("requests").isGreaterThan(4 * PER_SECOND);
    } finally {
      load.shutdownNow();
      proxy.destroy();
      proxy.waitFor();
    }
  }

  private static TestApp node(Path folder, int port) {
    return APP.node(
        folder.resolve("files"), Map.of("micronaut.server.port", port, "muwahhad.drain", "1200ms"));
  }

  /** Most read, and every fifth writes. */
  private static int request(URI address, int number, String login) {
    HttpRequest.Builder request =
        number % EVERY_FIFTH == 0
            ? HttpRequest.newBuilder(address.resolve("/api/v1/session"))
                .header("Content-Type", "application/json")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "{\"login\":\"%s\",\"password\":\"secret\"}".formatted(login)))
            : HttpRequest.newBuilder(address.resolve("/sign-in"));
    try {
      HttpResponse<String> answer =
          HTTP.send(
              request.timeout(Duration.ofSeconds(30)).build(),
              HttpResponse.BodyHandlers.ofString());
      return answer.statusCode();
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  private static void awaitBoth(URI address) throws InterruptedException {
    long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (request(address, 1, "") != 200) {
      assertThat(System.nanoTime()).isLessThan(limit);
      Thread.sleep(100);
    }
    Thread.sleep(1_000);
  }

  private static boolean isProgram(String name) {
    return List.of((System.getenv("PATH") + ":/usr/sbin").split(":")).stream()
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
