package org.muwahhad.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An answer of another service is read up to a length and within a time. */
class BoundedAnswerTest {
  private static final CountDownLatch OVER = new CountDownLatch(1);
  private static final ExecutorService THREADS = Executors.newCachedThreadPool();
  private static final HttpServer SERVER = server();

  private static HttpServer server() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setExecutor(THREADS);
      server.createContext(
          "/whole",
          exchange -> {
            exchange.sendResponseHeaders(200, 5);
            try (OutputStream out = exchange.getResponseBody()) {
              out.write("whole".getBytes(StandardCharsets.US_ASCII));
            }
          });
      server.createContext(
          "/trickles",
          exchange -> {
            exchange.sendResponseHeaders(200, 5);
            exchange.getResponseBody().write('w');
            exchange.getResponseBody().flush();
            try {
              OVER.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            exchange.close();
          });
      return server;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeAll
  static void start() {
    SERVER.start();
  }

  @AfterAll
  static void stop() {
    OVER.countDown();
    SERVER.stop(0);
    THREADS.shutdownNow();
  }

  private static byte[] read(String path, int most, Duration patience) throws Exception {
    HttpResponse<InputStream> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + SERVER.getAddress().getPort() + path))
                    .build(),
                HttpResponse.BodyHandlers.ofInputStream());
    return BoundedAnswer.read(answer, most, patience);
  }

  @Test
  void an_answer_may_be_as_long_as_agreed_and_no_longer() throws Exception {
    assertThat(read("/whole", 5, Duration.ofSeconds(10))).asString().isEqualTo("whole");
    assertThatThrownBy(() -> read("/whole", 4, Duration.ofSeconds(10)))
        .isInstanceOf(IOException.class)
        .hasMessage("The answer is too long");
  }

  @Test
  void an_answer_that_trickles_is_cut_off() {
    assertThatThrownBy(() -> read("/trickles", 5, Duration.ofMillis(200)))
        .isInstanceOf(IOException.class);
  }
}
