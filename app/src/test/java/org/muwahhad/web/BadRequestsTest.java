package org.muwahhad.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Role;
import org.muwahhad.award.quantity.ConfirmQuantities;
import org.muwahhad.framework.calloff.PlaceCallOff;
import org.muwahhad.guarantee.RegisterGuarantee;
import org.muwahhad.tender.terms.CriterionInput;

/** What becomes of requests that nobody can read. */
@Tag("long")
class BadRequestsTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private final Browserless buyer =
      Browserless.signedInAs(APP, WORLD.aPersonWho(Role.CENTRAL_BUYER).login());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"code": "R-1", "categories": | shared.unreadable-body    |
          not json at all               | shared.unreadable-body    |
          {"name": {"ar": NaN}}         | shared.unreadable-body    |
          {"states": ["KW"              | shared.unreadable-body    |
          [1, 2]                        | shared.ill-typed-request  |
          {"code": {"a": 1}}            | shared.ill-typed-request  | code
          {"code": 7}                   | shared.ill-typed-request  | code
          {"code": true}                | shared.ill-typed-request  | code
          {"code": ["R-1"]}             | shared.ill-typed-request  | code
          {"states": [7]}               | shared.ill-typed-request  | states[0]
          {"name": {"ar": []}}          | shared.ill-typed-request  | name.ar
          {"closesAt": "tomorrow"}      | shared.ill-typed-request  | closesAt
          {"states": ["KW", {}]}        | shared.ill-typed-request  | states[1]
          {"misspelt": 1}               | shared.ill-typed-request  | misspelt
          {"code": "A", "code": "B"}    | shared.repeated-key-request | code
          {"name": {"ar": "1", "ar": "2"}} | shared.repeated-key-request | name.ar
          {"states": [{"a": 1, "a": 2}]} | shared.ill-typed-request | states[0]
          {"closesAt": 1893456000}      | shared.ill-typed-request  | closesAt
          {"states": "KW"}              | shared.ill-typed-request  | states
          7                             | shared.ill-typed-request  |
          "R-1"                         | shared.ill-typed-request  |
          {"misspelt": 1, "code": 7}    | shared.ill-typed-request  | misspelt
          """)
  void a_program_learns_what_is_wrong_with_its_json(String body, String code, String field)
      throws IOException {
    HttpResponse<String> answer = post("/api/v1/rounds", body);

    JsonNode problem = problem(answer, 400);
    assertThat(text(problem, "code")).isEqualTo(code);
    assertThat(text(problem, "type")).isEqualTo("urn:muwahhad:problem:" + code);
    assertThat(text(problem, "detail")).isNotBlank();
    assertThat(text(problem, "detailAr")).isNotBlank();
    if (field != null) {
      JsonNode error = Objects.requireNonNull(problem.get("errors")).get(0);
      assertThat(text(Objects.requireNonNull(error), "field")).isEqualTo(field);
    }
  }

  @Test
  void a_key_named_twice_is_told_at_its_place_within_lists_and_maps_too() throws IOException {
    assertRepeated(
        "/api/v1/tenders/1/quantities",
        "{'items': [{'lotItemId': 1, 'quantity': 1},"
            + " {'lotItemId': 2, 'quantity': 2, 'quantity': 3}]}",
        "items[1].quantity");
    assertRepeated(
        "/api/v1/tenders/1/scenarios",
        "{'name': {'ar': 'x', 'en': 'x'}, 'stateBudgets': {'KW': 1, 'OM': 2, 'KW': 3}}",
        "stateBudgets.KW");
  }

  private void assertRepeated(String address, String body, String field) throws IOException {
    JsonNode problem = problem(post(address, body.replace('\'', '"')), 400);

    assertThat(text(problem, "code")).isEqualTo("shared.repeated-key-request");
    JsonNode error = Objects.requireNonNull(problem.get("errors")).get(0);
    assertThat(text(Objects.requireNonNull(error), "field")).isEqualTo(field);
  }

  @Test
  void an_amount_is_taken_as_a_number_or_as_a_string_that_writes_one_to_the_last_digit()
      throws IOException {
    JsonMapper json = APP.get(JsonMapper.class);
    for (Class<?> type :
        List.of(
            ConfirmQuantities.ConfirmedItem.class,
            PlaceCallOff.OrderLine.class,
            RegisterGuarantee.FurnishedGuarantee.class,
            CriterionInput.class)) {
      String field =
          type == RegisterGuarantee.FurnishedGuarantee.class
              ? "amount"
              : type == CriterionInput.class ? "weight" : "quantity";
      for (String written : List.of("0.1", "12345678901234567890.123", "100.10")) {
        Object number = read(json, type, field, written);
        Object text = read(json, type, field, "\"" + written + "\"");

        assertThat(text).isEqualTo(number);
        assertThat(number.toString()).contains(written);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"٥", "+5", "5.", ".5", "1,5", " 5", "", "five", "0x5", "NaN", "1e"})
  void a_string_that_writes_no_number_with_a_point_is_no_amount(String written) throws IOException {
    JsonNode problem =
        problem(
            post(
                "/api/v1/tenders/1/quantities",
                "{\"items\": [{\"lotItemId\": 1, \"quantity\": \"%s\"}]}".formatted(written)),
            400);

    assertThat(text(problem, "code")).isEqualTo("shared.ill-typed-request");
    JsonNode error = Objects.requireNonNull(problem.get("errors")).get(0);
    assertThat(text(Objects.requireNonNull(error), "field")).isEqualTo("items[0].quantity");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"1\"", "\"\"", "1.0", "1e0", "true", "[1]", "{}", "12345678901234567890"})
  void a_whole_number_is_read_from_no_other_kind_of_value(String written) throws IOException {
    JsonNode problem =
        problem(
            post(
                "/api/v1/tenders/1/quantities",
                "{\"items\": [{\"lotItemId\": %s, \"quantity\": 1}]}".formatted(written)),
            400);

    assertThat(text(problem, "code")).isEqualTo("shared.ill-typed-request");
    JsonNode error = Objects.requireNonNull(problem.get("errors")).get(0);
    assertThat(text(Objects.requireNonNull(error), "field")).isEqualTo("items[0].lotItemId");
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "\"\"", "\"technical\"", "true", "\"0\""})
  void a_kind_is_read_from_its_name_alone(String written) {
    String criterion =
        "{\"kind\": %s, \"code\": \"T1\", \"weight\": 1, \"nameAr\": \"a\", \"nameEn\": \"b\"}";

    assertThatThrownBy(
            () ->
                APP.get(JsonMapper.class)
                    .readValue(criterion.formatted(written), CriterionInput.class))
        .isInstanceOf(IOException.class);
  }

  @Test
  void what_follows_the_end_of_a_body_makes_it_unreadable() throws IOException {
    for (String more : List.of(" {}", " 7", " x", "]")) {
      HttpResponse<String> answer = post("/api/v1/tenders/1/quantities", "{\"items\": []}" + more);

      assertThat(text(problem(answer, 400), "code")).isEqualTo("shared.unreadable-body");
    }
  }

  private static Object read(JsonMapper json, Class<?> type, String field, String value)
      throws IOException {
    String others =
        type == CriterionInput.class
            ? ", \"kind\": \"TECHNICAL\", \"code\": \"T1\", \"nameAr\": \"a\", \"nameEn\": \"b\""
            : type == RegisterGuarantee.FurnishedGuarantee.class ? "" : ", \"lotItemId\": 1";
    return Objects.requireNonNull(
        json.readValue("{\"%s\": %s%s}".formatted(field, value, others), type));
  }

  @Test
  void a_body_that_is_missing_is_told() throws IOException {
    HttpResponse<String> answer =
        buyer.send(
            buyer
                .request("/api/v1/rounds")
                .header("Content-Type", "application/json")
                .header("Origin", buyer.origin())
                .POST(HttpRequest.BodyPublishers.noBody())
                .build());

    assertThat(text(problem(answer, 400), "code")).isEqualTo("shared.body-missing");
  }

  @Test
  void a_body_beyond_all_measure_is_told() throws IOException {
    HttpResponse<String> answer = post("/api/v1/rounds", "\"" + "x".repeat(65 << 20) + "\"");

    assertThat(text(problem(answer, 413), "code")).isEqualTo("shared.request-too-large");
  }

  @Test
  void a_body_of_another_type_is_told() throws IOException {
    HttpResponse<String> answer =
        buyer.send(
            buyer
                .request("/api/v1/rounds")
                .header("Content-Type", "text/csv")
                .header("Origin", buyer.origin())
                .POST(HttpRequest.BodyPublishers.ofString("a,b"))
                .build());

    assertThat(text(problem(answer, 415), "code")).isEqualTo("shared.media-type");
  }

  @Test
  void a_form_of_another_type_is_told_on_a_page_that_blames_no_fault_of_the_service() {
    HttpResponse<String> page =
        buyer.send(
            buyer
                .request("/rounds")
                .header("Content-Type", "text/csv")
                .header("Origin", buyer.origin())
                .POST(HttpRequest.BodyPublishers.ofString("a,b"))
                .build());

    assertThat(page.statusCode()).isEqualTo(415);
    assertThat(page.body())
        .contains("This kind of content is not accepted")
        .doesNotContain("the error has been recorded");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/tenders/abc",
        "/tenders/99999999999999999999999",
        "/tenders/1.5/opening",
        "/reports/award/1/FRENCH/PDF",
        "/reports/award/1/ARABIC/..%2F..%2Fetc%2Fpasswd",
        "/bids/x/versions/1",
        "/nowhere"
      })
  void an_address_that_names_nothing_is_our_page_and_not_found(String address) {
    HttpResponse<String> page = buyer.get(address);

    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(page.body()).contains("Page not found");
  }

  @ParameterizedTest
  @CsvSource({
    "/tenders/1/prices/lots/2/bids/3/arithmetic, /tenders/1/prices/lots/2/bids/3",
    "/complaints/7/drafts, /complaints/7",
    "/report-jobs/7/cancel, /report-jobs"
  })
  void whoever_opens_the_address_of_an_act_comes_to_its_page(String act, String page) {
    assertThat(buyer.get(act).uri().getPath()).isEqualTo(page);
  }

  @Test
  void a_search_that_is_too_long_is_told_as_such() {
    HttpResponse<String> page = buyer.get("/catalog?q=" + "x".repeat(20_000));

    assertThat(page.statusCode()).isEqualTo(414);
    // Nothing of the request is read, so that the language chosen is not known.
    assertThat(page.body()).contains("نص البحث طويل جدًا").doesNotContain("الملف");
  }

  @Test
  void an_address_of_the_interface_that_names_nothing_is_a_problem_and_not_found()
      throws IOException {
    for (String address : new String[] {"/api/v1/tenders/abc", "/api/v1/nowhere"}) {
      JsonNode problem = problem(buyer.get(address), 404);

      assertThat(text(problem, "code")).isEqualTo("shared.no-such-address");
    }
  }

  @Test
  void an_address_that_takes_another_method_names_the_methods_it_takes() throws IOException {
    HttpResponse<String> page = delete("/rounds");
    HttpResponse<String> api = delete("/api/v1/rounds");

    assertThat(page.statusCode()).isEqualTo(405);
    assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(page.body()).contains("This cannot be done here");
    assertThat(text(problem(api, 405), "code")).isEqualTo("shared.wrong-method");
    for (HttpResponse<String> answer : List.of(page, api)) {
      String allowed = String.join(", ", answer.headers().allValues("Allow"));
      assertThat(allowed.split(", ?")).contains("GET", "POST").doesNotContain("DELETE", "PUT");
    }
  }

  private HttpResponse<String> delete(String path) {
    return buyer.send(buyer.request(path).header("Origin", buyer.origin()).DELETE().build());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/catalog?page=abc",
        "/catalog?page=-1",
        "/catalog?page=2147483647",
        "/catalog?page=99999999999999",
        "/catalog?q=%25%25%25",
        "/catalog?q=%00",
        "/tenders?page=abc",
        "/rounds?page=0",
        "/tenders/%E0%A4%41",
        "/audit?before=x",
        "/verify/%2e%2e%2f"
      })
  void no_odd_query_is_a_fault_of_the_service(String address) {
    HttpResponse<String> page = buyer.get(address);

    assertThat(page.statusCode()).isLessThan(500);
    assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(page.body()).contains("<html");
  }

  @Test
  void a_form_with_a_broken_escape_is_our_page_and_a_bad_request() {
    HttpResponse<String> page =
        buyer.send(
            buyer
                .request("/sign-in")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", buyer.origin())
                .POST(HttpRequest.BodyPublishers.ofString("login=a&password=b%zz"))
                .build());

    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body()).contains("<html", "incomplete or malformed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/sign-in?x=%", "/sign-in?x=%zz", "/catalog?q=%4", "/%zz"})
  void an_address_with_a_broken_escape_is_no_fault_of_the_service(String address)
      throws IOException {
    // The client of the other tests refuses to send such an address.
    try (Socket socket = new Socket(APP.uri().getHost(), APP.uri().getPort())) {
      String request =
          "GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".formatted(address);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(answer).startsWith("HTTP/1.1 4");
    }
  }

  @Test
  void a_search_for_what_cannot_be_is_a_search_all_the_same() {
    String longCategory = "/catalog?q=x&category=" + "a".repeat(1500);
    String longWord = "/catalog?q=" + "%EF%B7%BA".repeat(250);
    for (String address : new String[] {longCategory, longWord, "/catalog?status=ZZ"}) {
      assertThat(buyer.get(address).statusCode()).as(address).isEqualTo(200);
    }
  }

  private HttpResponse<String> post(String path, String json) {
    return buyer.send(
        buyer
            .request(path)
            .header("Content-Type", "application/json")
            .header("Origin", buyer.origin())
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build());
  }

  private static JsonNode problem(HttpResponse<String> answer, int status) throws IOException {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    return Objects.requireNonNull(
        APP.get(JsonMapper.class).readValue(answer.body(), JsonNode.class));
  }

  private static String text(JsonNode node, String name) {
    return Objects.requireNonNull(node.get(name), name).getStringValue();
  }
}
