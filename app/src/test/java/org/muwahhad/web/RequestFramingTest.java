package org.muwahhad.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muwahhad.TestApp;
import org.slf4j.LoggerFactory;

/**
 * Where a request ends is read as a strict proxy in front reads it (RFC 9112). Otherwise a sender
 * could hide a second request in the body of the first, past what the proxy lets through.
 */
@Tag("long")
class RequestFramingTest {
  private static final TestApp APP = TestApp.start();
  private static final String HIDDEN = "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n";

  /** For the first of an answer, on a machine that has much else to do. */
  private static final int PATIENCE_MILLIS = 20_000;

  /** After it, in which another answer would have come. */
  private static final int SILENCE_MILLIS = 1500;

  private static final String TYPE = "Content-Type: application/x-www-form-urlencoded\r\n";
  private static final Logger LOG =
      (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final ListAppender<ILoggingEvent> told = new ListAppender<>();

  @BeforeEach
  void listen() {
    told.start();
    LOG.addAppender(told);
  }

  @AfterEach
  void stop() {
    LOG.detachAppender(told);
  }

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
    assertThat(failures()).isEmpty();
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

  /** A coding of the transfer but plain chunked, of the content but gzip or deflate once. */
  private static Stream<Arguments> codings() {
    String chunked = "5\r\na=bcd\r\n0\r\n\r\n";
    String long5 = "Content-Length: 5\r\n";
    Stream<Arguments> transfer =
        Stream.of("gzip", "x-gzip", "deflate", "br", "zstd", "snappy", "compress", "identity", "x")
            .flatMap(
                coding ->
                    Stream.of(
                        coding,
                        coding + ", chunked",
                        coding + "\r\nTransfer-Encoding: chunked",
                        coding + ";q=1, chunked"))
            .map(codings -> Arguments.of("Transfer-Encoding: " + codings, chunked));
    Stream<Arguments> doubled =
        Stream.of(
                "chunked, chunked",
                "chunked\r\nTransfer-Encoding: chunked",
                "chunked,",
                ", chunked")
            .map(codings -> Arguments.of("Transfer-Encoding: " + codings, chunked));
    Stream<Arguments> content =
        Stream.of(
                "br", "zstd", "snappy", "compress", "aes128gcm", "gzip, gzip", "gzip, identity", "")
            .map(codings -> Arguments.of(long5 + "Content-Encoding: " + codings, "a=bcd"));
    Stream<Arguments> others =
        Stream.of(
            Arguments.of(long5 + "Content-Encoding: gzip\r\nContent-Encoding: gzip", "a=bcd"),
            Arguments.of(long5 + "Expect: something", "a=bcd"),
            Arguments.of(long5 + "Expect: 100-continue, something", "a=bcd"),
            Arguments.of("Content-Length: 99999999999999999999", "a=bcd"));
    return Stream.of(transfer, doubled, content, others).flatMap(all -> all);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("codings")
  void a_body_in_a_coding_that_is_not_taken_is_refused_unread_and_the_connection_ends(
      String header, String body) throws IOException {
    for (String address : List.of("/sign-in", "/api/v1/session", "/verify/files", "/nothing")) {
      String answer =
          exchange(
              "POST %s HTTP/1.1\r\nHost: localhost\r\n%s%s\r\n\r\n%s%s"
                  .formatted(address, TYPE, header, body, HIDDEN));

      assertThat(answer)
          .as(address)
          .matches("(?s)HTTP/1\\.1 (400|415|417|501) .*")
          .containsIgnoringCase("connection: close")
          .contains("nosniff")
          .doesNotContain("\"status\":\"UP\"");
    }
    assertThat(failures()).isEmpty();
  }

  @Test
  void a_coding_that_is_not_known_is_answered_as_one_and_told_in_both_languages()
      throws IOException {
    String begin = "POST %s HTTP/1.1\r\nHost: localhost\r\n" + TYPE;
    String end = "Transfer-Encoding: gzip, chunked\r\n\r\n5\r\na=bcd\r\n0\r\n\r\n";

    assertThat(exchange(begin.formatted("/api/v1/session") + end))
        .startsWith("HTTP/1.1 501 ")
        .contains("shared.transfer-coding", "is not accepted", "بترميز نقل غير مقبول");
    assertThat(exchange(begin.formatted("/sign-in") + end))
        .startsWith("HTTP/1.1 501 ")
        .contains("ترميز لا تقرؤه المنظومة");
  }

  @Test
  void the_protocol_before_has_no_codings_of_the_transfer() throws IOException {
    String answer =
        exchange(
            "POST /sign-in HTTP/1.0\r\n"
                + TYPE
                + "Transfer-Encoding: chunked\r\n\r\n5\r\na=bcd\r\n0\r\n\r\n"
                + HIDDEN);

    assertThat(answer).startsWith("HTTP/1.0 400 ").doesNotContain("\"status\":\"UP\"");
  }

  /** What says that it is packed and is not, or not to its end. */
  private static Stream<Arguments> packed() throws IOException {
    byte[] gzip = gzip("login=nobody&password=".getBytes(StandardCharsets.US_ASCII));
    byte[] garbled = gzip.clone();
    Arrays.fill(garbled, 12, garbled.length - 9, (byte) 0xff);
    byte[] wrongSum = gzip.clone();
    wrongSum[gzip.length - 6] ^= 1;
    return Stream.of("gzip", "x-gzip", "deflate", "x-deflate")
        .flatMap(
            coding ->
                Stream.of(
                    Arguments.of(
                        coding, "plain", "a=bcd-and-more".getBytes(StandardCharsets.UTF_8)),
                    Arguments.of(coding, "garbled", garbled),
                    Arguments.of(coding, "of another sum", wrongSum),
                    Arguments.of(coding, "cut off", Arrays.copyOf(gzip, gzip.length - 12)),
                    Arguments.of(coding, "twice", gzip(gzip)),
                    Arguments.of(coding, "zeroes", new byte[64])));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("packed")
  void a_body_that_cannot_be_unpacked_is_the_senders_fault(String coding, String how, byte[] body)
      throws IOException {
    for (String address : List.of("/sign-in", "/api/v1/session", "/verify/files", "/nothing")) {
      String head =
          "POST %s HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\nContent-Encoding: %s\r\nConnection: close\r\n%sContent-Length: %d\r\n\r\n"
              .formatted(address, coding, typeFor(address), body.length);

      assertThat(exchange(head, body)).as(address).startsWith("HTTP/1.1 4");
    }
    assertThat(failures()).isEmpty();
  }

  private static String typeFor(String address) {
    if (address.startsWith("/api/")) {
      return "Content-Type: application/json\r\n";
    }
    return address.equals("/verify/files")
        ? "Content-Type: multipart/form-data; boundary=x\r\n"
        : TYPE;
  }

  private static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  /** What the log tells as a failure of ours. */
  private List<String> failures() {
    return told.list.stream()
        .filter(e -> e.getThrowableProxy() != null || e.getLevel().isGreaterOrEqual(Level.ERROR))
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }

  /** Everything that is answered until the connection is closed or nothing more comes. */
  private static String send(String header, String body) throws IOException {
    return exchange(
        "POST /session HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n"
            + header
            + "\r\n\r\n"
            + body);
  }

  private static String exchange(String request) throws IOException {
    return exchange(request, new byte[0]);
  }

  private static String exchange(String request, byte[] body) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), APP.uri().getPort())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().write(body);
      socket.getOutputStream().flush();
      StringBuilder all = new StringBuilder();
      byte[] some = new byte[8192];
      try {
        for (int read = socket.getInputStream().read(some);
            read >= 0;
            read = socket.getInputStream().read(some)) {
          all.append(new String(some, 0, read, StandardCharsets.UTF_8));
          socket.setSoTimeout(SILENCE_MILLIS);
        }
      } catch (SocketTimeoutException e) {
        // Nothing more comes.
      }
      return all.toString();
    }
  }
}
