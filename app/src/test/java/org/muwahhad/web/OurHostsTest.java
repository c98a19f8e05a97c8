package org.muwahhad.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muwahhad.SourceTree;
import org.muwahhad.TestApp;

/**
 * By which hosts the service may be asked: by that of its public address, and without one, where it
 * listens on loopback, by the names of this machine.
 */
class OurHostsTest {
  private static final TestApp PUBLIC =
      TestApp.start(Map.of("muwahhad.public-url", "https://muwahhad.example/"));
  private static final TestApp BEHIND =
      TestApp.start(
          Map.of(
              "muwahhad.public-url",
              "https://muwahhad.example",
              "muwahhad.trusted-proxies",
              "127.0.0.0/8"));
  private static final TestApp ALONE = TestApp.start();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "localhost",
        "127.0.0.1",
        "muwahhad.example.evil.example",
        "xmuwahhad.example"
      })
  void with_a_public_address_no_other_host_is_answered(String host) throws IOException {
    for (String path : List.of("/", "/sign-in", "/assets/app.css", "/calendar/x.ics")) {
      assertThat(get(PUBLIC, path, "Host: " + host))
          .as(path)
          .startsWith("HTTP/1.1 421 ")
          .contains("nosniff", "هذا ليس عنوان المنظومة");
    }
    assertThat(get(PUBLIC, "/api/v1/publications", "Host: " + host))
        .startsWith("HTTP/1.1 421 ")
        .contains("application/problem+json", "shared.other-host");
  }

  @ParameterizedTest
  @ValueSource(strings = {"muwahhad.example", "MUWAHHAD.example:443", "muwahhad.example.:8443"})
  void its_own_host_is_whatever_the_port(String host) throws IOException {
    assertThat(get(PUBLIC, "/sign-in", "Host: " + host)).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void the_host_of_a_whole_address_counts_not_the_one_beside_it() throws IOException {
    for (String foreign :
        List.of("http://evil.example", "https://evil.example:443", "HTTP://evil.example")) {
      assertThat(get(PUBLIC, foreign + "/sign-in", "Host: muwahhad.example"))
          .startsWith("HTTP/1.1 421 ");
    }
    assertThat(get(PUBLIC, "http://a@muwahhad.example/sign-in", "Host: muwahhad.example"))
        .startsWith("HTTP/1.1 400 ");
    assertThat(get(PUBLIC, "http://muwahhad.example/sign-in", "Host: muwahhad.example"))
        .startsWith("HTTP/1.1 200 ");
  }

  @Test
  void probes_know_a_node_by_its_address() throws IOException {
    assertThat(get(PUBLIC, "/health", "Host: 10.0.0.7:8080")).startsWith("HTTP/1.1 200 ");
    assertThat(get(PUBLIC, "/health/liveness", "Host: 10.0.0.7")).startsWith("HTTP/1.1 200 ");
    assertThat(get(PUBLIC, "/prometheus", "Host: 10.0.0.7")).startsWith("HTTP/1.1 303 ");
    assertThat(get(PUBLIC, "/healthy", "Host: 10.0.0.7")).startsWith("HTTP/1.1 421 ");
  }

  @Test
  void a_trusted_proxy_tells_the_host_it_was_asked_by_and_nobody_else() throws IOException {
    String own = "Host: 127.0.0.1:8080\r\nX-Forwarded-Host: ";

    assertThat(get(BEHIND, "/sign-in", own + "muwahhad.example")).startsWith("HTTP/1.1 200 ");
    assertThat(get(BEHIND, "/sign-in", own + "muwahhad.example, evil.example"))
        .startsWith("HTTP/1.1 421 ");
    assertThat(get(BEHIND, "/sign-in", "Host: muwahhad.example\r\nX-Forwarded-Host: evil.example"))
        .startsWith("HTTP/1.1 421 ");
    assertThat(get(PUBLIC, "/sign-in", own + "muwahhad.example")).startsWith("HTTP/1.1 421 ");
  }

  @Test
  void what_another_page_sent_is_told_by_the_host_that_the_proxy_was_asked_by() throws IOException {
    String head = "Host: 127.0.0.1:8080\r\nX-Forwarded-Host: muwahhad.example\r\nOrigin: https://";

    assertThat(post(BEHIND, "/sign-in", head + "muwahhad.example")).startsWith("HTTP/1.1 401 ");
    assertThat(post(BEHIND, "/sign-in", head + "127.0.0.1:8080")).startsWith("HTTP/1.1 403 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost", "localhost:9", "app.localhost", "127.0.0.1", "127.1.2.3", "[::1]:8"})
  void without_one_a_service_on_loopback_answers_to_the_names_of_this_machine(String host)
      throws IOException {
    assertThat(get(ALONE, "/sign-in", "Host: " + host)).startsWith("HTTP/1.1 200 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"evil.example", "127.0.0.1.evil.example", "localhost.evil.example", "10.0.0.1"})
  void a_name_of_others_that_leads_to_this_machine_does_not(String host) throws IOException {
    assertThat(get(ALONE, "/sign-in", "Host: " + host + "\r\nX-Forwarded-Host: localhost"))
        .startsWith("HTTP/1.1 421 ");
  }

  @Test
  void links_that_leave_the_service_come_from_its_setting() {
    PublicAddress address = PUBLIC.get(PublicAddress.class);

    assertThat(address.of("/publications/1")).isEqualTo("https://muwahhad.example/publications/1");
    assertThat(address.host()).isEqualTo("muwahhad.example");
  }

  /** The only ones compare it; anyone who makes a link asks {@link PublicAddress}. */
  @Test
  void nobody_but_these_looks_at_the_host_of_a_request() {
    Pattern look =
        Pattern.compile(
            "HttpHeaders\\.HOST\\b|\"(?:X-Forwarded-)?Host\"|getServerAddress|getServerName|HttpHostResolver"
                + "|\\.host\\(request\\)|Origin\\.of\\(request\\)\\.host\\(\\)");

    assertThat(
            sources()
                .filter(file -> look.matcher(read(file)).find())
                .map(file -> file.getFileName().toString()))
        .containsExactlyInAnyOrder(
            "CrossSiteGuard.java",
            "FindOrigin.java",
            "Origin.java",
            "RequireHost.java",
            "SignInRequired.java",
            "TrustedProxies.java");
  }

  private static Stream<Path> sources() {
    try {
      return SourceTree.java();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String get(TestApp app, String path, String head) throws IOException {
    return exchange(app, "GET " + path, head, "");
  }

  private static String post(TestApp app, String path, String head) throws IOException {
    String form = "login=nobody&password=nothing";
    return exchange(
        app,
        "POST " + path,
        head
            + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
            + form.length(),
        form);
  }

  private static String exchange(TestApp app, String line, String head, String body)
      throws IOException {
    try (RawConnection connection = RawConnection.to(app)) {
      return connection
          .send(line + " HTTP/1.1\r\n" + head + "\r\nConnection: close\r\n\r\n" + body)
          .untilClosed();
    }
  }
}
