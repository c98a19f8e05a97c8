package org.muwahhad.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muwahhad.TestApp;

/** Connections that only take up room are closed. */
@Tag("long")
class SlowConnectionsTest {
  private static final int LARGE_BYTES = 1024 * 1024;
  private static final TestApp APP =
      TestApp.start(
          Map.of(
              "muwahhad.connections.unused", "1s",
              "muwahhad.connections.head", "1s",
              "muwahhad.connections.body", "3s",
              "muwahhad.connections.pause", "1s",
              "muwahhad.connections.untaken", "1s",
              "muwahhad.connections.of-one-address", "20",
              "micronaut.router.static-resources.large.paths", "file:" + large(),
              "micronaut.router.static-resources.large.mapping", "/assets/large/**"));
  private static final String LARGE =
      "GET /assets/large/large.txt HTTP/1.1\r\nHost: localhost\r\n\r\n";

  /** A folder with a file that no buffer of a connection holds some times over. */
  private static Path large() {
    try {
      Path folder = Files.createTempDirectory("large");
      Path file = Files.write(folder.resolve("large.txt"), new byte[LARGE_BYTES]);
      file.toFile().deleteOnExit();
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void assertClosedWithin(int seconds, RawConnection connection) throws IOException {
    long begun = System.nanoTime();
    connection.untilClosed();
    assertThat(Duration.ofNanos(System.nanoTime() - begun))
        .isLessThan(Duration.ofSeconds(seconds + 5L));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "GET /sign-in HTTP/1.1\r\nHost: loc",
        "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n"
            + "Content-Type: application/x-www-form-urlencoded\r\n\r\nlogin=",
        "GET /status HTTP/1.1\r\nHost: localhost\r\n\r\n"
      })
  void whoever_stops_talking_is_cut_off(String sent) throws IOException {
    try (RawConnection connection = RawConnection.to(APP)) {
      connection.send(sent);

      assertClosedWithin(2, connection);
    }
  }

  @Test
  void a_head_that_trickles_in_is_cut_off_although_bytes_go_on_coming()
      throws IOException, InterruptedException {
    try (RawConnection connection = RawConnection.to(APP)) {
      connection.send("GET /sign-in HTTP/1.1\r\n");
      assertCutOffWhileSending(connection, 200);
    }
  }

  @Test
  void a_body_that_trickles_in_is_cut_off_although_bytes_go_on_coming()
      throws IOException, InterruptedException {
    try (RawConnection connection = RawConnection.to(APP)) {
      connection.send(
          "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n"
              + "Content-Type: application/x-www-form-urlencoded\r\n\r\n");
      assertCutOffWhileSending(connection, 200);
    }
  }

  private static void assertCutOffWhileSending(RawConnection connection, int millis)
      throws InterruptedException {
    boolean cut = false;
    for (int i = 0; i < 10_000 / millis && !cut; i++) {
      Thread.sleep(millis);
      try {
        connection.send("x");
      } catch (IOException e) {
        cut = true;
      }
    }
    assertThat(cut).isTrue();
  }

  @Test
  void whoever_takes_no_answer_is_cut_off() throws IOException, InterruptedException {
    int wanted = 1 + RequestTurns.MOST_WAITING;
    try (RawConnection connection = RawConnection.narrowTo(APP)) {
      connection.send(LARGE.repeat(wanted));
      Thread.sleep(4_000);

      // What had gone to the system's buffers comes; after it the connection has ended.
      assertThat(connection.untilClosed().split("HTTP/1\\.1 200 ", -1).length - 1)
          .isLessThan(wanted);
    }
  }

  @Test
  void whoever_takes_an_answer_slowly_gets_all_of_it() throws IOException, InterruptedException {
    int wanted = 1 + RequestTurns.MOST_WAITING;
    try (RawConnection connection = RawConnection.to(APP)) {
      connection.send(LARGE.repeat(wanted));
      StringBuilder slowly = new StringBuilder();
      for (int i = 0; i < 16; i++) {
        Thread.sleep(250);
        slowly.append(connection.take(512 * 1024));
      }

      String all = slowly + connection.untilClosed();
      assertThat(all.split("HTTP/1\\.1 200 ", -1)).hasSize(1 + wanted);
      assertThat(all).hasSizeGreaterThan(wanted * LARGE_BYTES);
    }
  }

  @Test
  void one_address_has_so_many_connections_and_no_more() throws IOException {
    List<RawConnection> all = new ArrayList<>();
    int answered = 0;
    try {
      for (int i = 0; i < 40; i++) {
        all.add(RawConnection.to(APP));
      }
      for (RawConnection connection : all) {
        answered += isAnswered(connection) ? 1 : 0;
      }
      assertThat(answered).isBetween(1, 20);
    } finally {
      for (RawConnection connection : all) {
        connection.close();
      }
    }
  }

  private static boolean isAnswered(RawConnection connection) {
    try {
      connection.send("GET /assets/emblem.svg HTTP/1.1\r\nHost: localhost\r\n\r\n");
      return connection.status().startsWith("HTTP/1.1 200");
    } catch (IOException closed) {
      return false;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /sign-in?x=%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nno colon\r\nConnection: close\r\n\r\n",
        "GET /catalog?q=LONG HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n"
            + "Content-Type: application/x-www-form-urlencoded\r\nConnection: close\r\n\r\nzz\r\n"
      })
  void what_cannot_be_read_at_all_is_answered_with_the_headers_of_every_answer(String request)
      throws IOException {
    try (RawConnection connection = RawConnection.to(APP)) {
      String answer = connection.send(request.replace("LONG", "x".repeat(20_000))).untilClosed();

      assertThat(answer).startsWith("HTTP/1.").contains(" 4");
      assertThat(answer.toLowerCase(Locale.ROOT))
          .contains(
              "x-content-type-options: nosniff", "content-security-policy: default-src 'none'");
    }
  }
}
