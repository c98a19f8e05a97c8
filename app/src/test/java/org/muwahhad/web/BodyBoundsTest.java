package org.muwahhad.web;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.MediaType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Language;

/** How much of what anybody sends is read. */
class BodyBoundsTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final Browserless STRANGER = Browserless.at(APP);
  private static final Browserless BUYER =
      Browserless.signedInAs(APP, WORLD.aPersonWho(Role.CENTRAL_BUYER));
  private static final int MEGABYTE = 1024 * 1024;

  @Test
  void a_link_that_is_none_of_ours_is_refused_before_its_body_is_read() {
    long begun = System.nanoTime();

    HttpResponse<String> answer =
        send(
            STRANGER,
            "PUT",
            "/api/v1/registrations/x",
            "{\"origins\":[{\"localPercent\":\"" + "7".repeat(500_000) + "\"}]}",
            true);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("\"code\":\"shared.not-found\"");
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(1));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void where_nobody_is_signed_in_json_has_a_megabyte_at_most_once_unpacked(boolean packed) {
    String login = "{\"login\":\"%s\",\"password\":\"x\"}";

    HttpResponse<String> within =
        send(STRANGER, "POST", "/api/v1/session", login.formatted("x".repeat(1000)), packed);
    HttpResponse<String> beyond =
        send(STRANGER, "POST", "/api/v1/session", login.formatted("x".repeat(MEGABYTE)), packed);

    assertThat(within.statusCode()).isEqualTo(403);
    assertThat(beyond.statusCode()).isEqualTo(413);
    assertThat(beyond.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(beyond.body()).contains("\"code\":\"shared.request-too-large\"");
  }

  @Test
  void a_form_of_a_stranger_has_a_megabyte_at_most_and_that_is_told_on_a_page() {
    HttpResponse<String> page =
        STRANGER.send(
            STRANGER
                .request("/sign-in")
                .header("Content-Type", MediaType.APPLICATION_FORM_URLENCODED)
                .POST(HttpRequest.BodyPublishers.ofString("login=" + "x".repeat(MEGABYTE)))
                .build());

    assertThat(page.statusCode()).isEqualTo(413);
    assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(page.body()).contains("<html");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/sign-in", "/password/first", "/register"})
  void a_form_of_a_stranger_has_few_fields(String path) {
    assertThat(STRANGER.send(form(STRANGER, path, fields(501))).statusCode()).isEqualTo(413);
    assertThat(STRANGER.send(form(STRANGER, path, fields(190_000).replace("=", ""))).statusCode())
        .isEqualTo(413);
    assertThat(STRANGER.send(form(STRANGER, path, fields(40))).statusCode()).isNotEqualTo(413);
  }

  @Test
  void only_sheets_have_more_than_two_thousand_fields() {
    assertThat(BUYER.send(form(BUYER, "/messages/read", fields(2_001))).statusCode())
        .isEqualTo(413);
    assertThat(BUYER.send(form(BUYER, "/messages/read", fields(2_000))).statusCode())
        .isEqualTo(403);
    assertThat(BUYER.send(form(BUYER, "/rounds/1/ceilings", fields(60_000))).statusCode())
        .isEqualTo(403);
    assertThat(BUYER.send(form(BUYER, "/rounds/1/ceilings", fields(60_001))).statusCode())
        .isEqualTo(413);
  }

  @Test
  void what_was_typed_is_shown_again_only_so_far_as_a_page_holds() {
    String again = "name=\"f1\"";

    HttpResponse<String> within = BUYER.send(form(BUYER, "/rounds/1/ceilings", fields(5_000)));
    HttpResponse<String> beyond = BUYER.send(form(BUYER, "/rounds/1/ceilings", fields(5_002)));
    HttpResponse<String> longer =
        BUYER.send(
            form(BUYER, "/rounds/1/ceilings", "f1=" + "x".repeat(MEGABYTE) + "&" + fields(3)));

    assertThat(within.statusCode()).isEqualTo(403);
    assertThat(within.body()).contains(again);
    for (HttpResponse<String> plain : List.of(beyond, longer)) {
      assertThat(plain.statusCode()).isEqualTo(403);
      assertThat(plain.body())
          .doesNotContain(again)
          .contains(Texts.in(Language.EN).get("access.typed.too-long"));
      assertThat(plain.body().length()).isLessThan(100_000);
    }
  }

  private static String fields(int count) {
    return "csrfToken=wrong&"
        + IntStream.range(1, count).mapToObj(i -> "f" + i + "=v").collect(joining("&"));
  }

  private static HttpRequest form(Browserless browser, String path, String body) {
    return browser
        .request(path)
        .header("Content-Type", MediaType.APPLICATION_FORM_URLENCODED)
        .header("Origin", browser.origin())
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void who_is_signed_in_may_send_ten(boolean packed) {
    String round = "{\"code\":\"%s\"}";

    assertThat(
            send(BUYER, "POST", "/api/v1/rounds", round.formatted("x".repeat(3 * MEGABYTE)), packed)
                .statusCode())
        .isEqualTo(422);
    assertThat(
            send(
                    BUYER,
                    "POST",
                    "/api/v1/rounds",
                    round.formatted("x".repeat(11 * MEGABYTE)),
                    packed)
                .statusCode())
        .isEqualTo(413);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "\"1", "1.", "1e", "-", "0.000"})
  void no_number_is_read_that_is_longer_than_any_figure(String begin) {
    for (int digits : new int[] {150, 2_000, 900_000}) {
      String number = begin + "9".repeat(digits) + (begin.startsWith("\"") ? "\"" : "");
      long begun = System.nanoTime();

      HttpResponse<String> answer =
          send(
              BUYER,
              "POST",
              "/api/v1/tenders/1/quantities",
              "{\"items\": [{\"lotItemId\": 1, \"quantity\": %s}]}".formatted(number),
              true);

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
      assertThat(answer.body()).containsAnyOf("shared.ill-typed-request", "shared.beyond-bounds");
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(1));
    }
  }

  @Test
  void a_number_with_a_giant_exponent_is_told_at_its_place() {
    for (String number : new String[] {"1e999999999", "\"1e999999999\"", "1e-999999999"}) {
      HttpResponse<String> answer =
          send(
              BUYER,
              "POST",
              "/api/v1/tenders/1/quantities",
              "{\"items\": [{\"lotItemId\": 1, \"quantity\": %s}]}".formatted(number),
              false);

      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("\"field\":\"items[0].quantity\"");
    }
  }

  @Test
  void nothing_is_read_that_is_nested_deeper_than_any_body() {
    HttpResponse<String> answer =
        send(
            BUYER,
            "POST",
            "/api/v1/rounds",
            "{\"states\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}",
            false);

    assertThat(answer.statusCode()).isEqualTo(400);
  }

  @Test
  void a_message_in_a_cookie_has_no_number_longer_than_any_figure() {
    HttpResponse<String> page =
        STRANGER.send(
            STRANGER
                .request("/sign-in")
                .header(
                    "Cookie", "muwahhad_flash=GOOD%7Cshared.refusal.invalid-input%7C%231e999999999")
                .GET()
                .build());

    assertThat(page.statusCode()).isEqualTo(200);
  }

  private static HttpResponse<String> send(
      Browserless browser, String method, String path, String body, boolean packed) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    HttpRequest.Builder request =
        browser
            .request(path)
            .header("Content-Type", "application/json")
            .header("Origin", browser.origin());
    if (packed) {
      request.header("Content-Encoding", "gzip");
    }
    return browser.send(
        request
            .method(method, HttpRequest.BodyPublishers.ofByteArray(packed ? packed(bytes) : bytes))
            .build());
  }

  private static byte[] packed(byte[] bytes) {
    ByteArrayOutputStream to = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(to)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return to.toByteArray();
  }
}
