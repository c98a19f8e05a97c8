package org.muwahhad.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muwahhad.TestApp;

/**
 * Where a request ends is read as a strict proxy in front reads it (RFC 9112). Otherwise a sender
 * could hide a second request in the body of the first, past what the proxy lets through.
 */
class RequestFramingTest {
  private static final TestApp APP = TestApp.start();
  private static final String HIDDEN = "GET /health HTTP/1.1\r\nHost: a\r\n\r\n";
  private static final int SILENCE_MILLIS = 1500;

  private static Stream<Arguments> hidingASecondRequest() {
    return Stream.of(
        Arguments.of(
            "a line break in a quoted chunk extension",
            "Transfer-Encoding: chunked",
            "2;a=\"\r\nxx\r\n0\r\n\r\n" + HIDDEN + "\"\r\nxx\r\n0\r\n\r\n"),
        Arguments.of(
            "a coding that only looks like chunked",
            "Transfer-Encoding: chunked, xchunked",
            "0\r\n\r\n" + HIDDEN),
        Arguments.of(
            "a coding after chunked", "Transfer-Encoding: chunked, identity", "0\r\n\r\n" + HIDDEN),
        Arguments.of("two lengths that differ", "Content-Length: 0\r\nContent-Length: 37", HIDDEN),
        Arguments.of("a length with a sign", "Content-Length: +0", HIDDEN),
        Arguments.of(
            "a length before the colon of which stands a space", "Content-Length : 0", HIDDEN),
        Arguments.of(
            "a chunk size that is no number",
            "Transfer-Encoding: chunked",
            "0x0\r\n\r\n" + HIDDEN));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hidingASecondRequest")
  void a_body_hides_no_second_request(String how, String header, String body) throws IOException {
    String answers = send(header, body);

    assertThat(answers.split("HTTP/1\\.1 ", -1).length - 1).as(how + ":\n" + answers).isEqualTo(1);
    assertThat(answers).startsWith("HTTP/1.1 4").doesNotContain("\"status\":\"UP\"");
  }

  @Test
  void two_requests_one_after_the_other_are_both_answered() throws IOException {
    String answers = send("Transfer-Encoding: chunked", "2;a=b\r\nxx\r\n0\r\n\r\n" + HIDDEN);

    assertThat(answers.split("HTTP/1\\.1 ", -1).length - 1).as(answers).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Host: a\r\nHost: b\r\n",
        "Host: a\r\nHost: a\r\n",
        "Host: a, b\r\n",
        "Host: a b\r\n",
        "Host: a/b\r\n",
        "Host: user@a\r\n"
      })
  void a_request_says_once_and_clearly_to_which_host_it_goes(String hosts) throws IOException {
    for (String path : List.of("/health", "/sign-in", "/api/v1/publications", "/assets/none")) {
      String answer =
          exchange("GET " + path + " HTTP/1.1\r\n" + hosts + "Connection: close\r\n\r\n");

      assertThat(answer).as(path).startsWith("HTTP/1.1 400 ").contains("nosniff");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1\r\nHost: a.example\r\n",
        "HTTP/1.1\r\nHost: 192.0.2.1:8080\r\n",
        "HTTP/1.1\r\nHost: [::1]:8080\r\n",
        "HTTP/1.0\r\n"
      })
  void a_host_with_and_without_its_port_and_an_old_request_without_one_are_fine(String rest)
      throws IOException {
    assertThat(exchange("GET /health " + rest + "Connection: close\r\n\r\n"))
        .contains(" 200 ", "\"status\":\"UP\"");
  }

  /** Everything that is answered until the connection is closed or nothing more comes. */
  private static String send(String header, String body) throws IOException {
    return exchange(
        "POST /session HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\n"
            + header
            + "\r\n\r\n"
            + body);
  }

  private static String exchange(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), APP.uri().getPort())) {
      socket.setSoTimeout(SILENCE_MILLIS);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
      StringBuilder all = new StringBuilder();
      byte[] some = new byte[8192];
      try {
        for (int read = socket.getInputStream().read(some);
            read >= 0;
            read = socket.getInputStream().read(some)) {
          all.append(new String(some, 0, read, StandardCharsets.UTF_8));
        }
      } catch (SocketTimeoutException e) {
        // Nothing more comes.
      }
      return all.toString();
    }
  }
}
