package org.muwahhad.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.muwahhad.ApiCaller;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;

/** One method takes a form of a page and the JSON of a program as the same record. */
class PageAndApiTest {
  private static final String PAGE = "/sample-orders";
  private static final String API = "/api/v1/sample-orders";
  private static final TestApp APP = TestApp.start(Map.of("muwahhad.test.sample-orders", true));
  private static final AtomicInteger ACTS = new AtomicInteger();
  private static final Actor PERSON = World.in(APP).aPersonWho(Role.CENTRAL_BUYER);
  private static final Browserless BROWSER = Browserless.signedInAs(APP, PERSON);

  @BeforeAll
  static void readAPageForItsToken() {
    BROWSER.get("/");
  }

  /**
   * Addresses of people that have the same path as one of programs and a method of their own, by
   * package. None may be added but a form with a file, as {@code docs/one-address.md} says; whoever
   * writes one method for both lowers the number.
   */
  private static final Map<String, Integer> DECLARED_TWICE =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("aggregation", 1),
              Map.entry("award", 1),
              Map.entry("award.quantity", 1),
              Map.entry("award.scenario", 2),
              Map.entry("bid.key", 4),
              Map.entry("bid.opening", 5),
              Map.entry("bid.room", 2),
              Map.entry("bid.workbook", 4),
              Map.entry("calendar", 1),
              Map.entry("catalog.exchange", 1),
              Map.entry("catalog.proposal", 2),
              Map.entry("catalog.search", 2),
              Map.entry("catalog.template", 2),
              Map.entry("committee", 7),
              Map.entry("complaint", 3),
              Map.entry("demand.budget", 1),
              Map.entry("demand.desk", 1),
              Map.entry("demand.figures", 1),
              Map.entry("demand.round", 1),
              Map.entry("demo", 2),
              Map.entry("evaluation", 2),
              Map.entry("evaluation.check", 1),
              Map.entry("evaluation.score", 1),
              // A form with a file.
              Map.entry("face", 1),
              Map.entry("framework.accession", 1),
              Map.entry("framework.agreement", 1),
              Map.entry("framework.calloff", 1),
              Map.entry("framework.fulfilment", 2),
              Map.entry("framework.order", 4),
              Map.entry("framework.performance", 1),
              Map.entry("guarantee", 2),
              Map.entry("organisation.person", 2),
              Map.entry("organisation.supplier", 3),
              Map.entry("reporting.desk", 2),
              Map.entry("reporting.job", 1),
              Map.entry("reporting.receipt", 1),
              Map.entry("tender.amendment", 1),
              Map.entry("tender.document", 1),
              Map.entry("tender.dossier", 1),
              Map.entry("tender.lot", 2),
              Map.entry("tender.panel", 1),
              Map.entry("tender.procedure", 3),
              Map.entry("tender.publication", 2),
              Map.entry("tender.question", 1),
              Map.entry("tender.requirement", 1),
              Map.entry("tender.terms", 1),
              // A form with a file.
              Map.entry("upload.analysis", 1)));

  @Test
  void an_address_of_people_and_programs_is_declared_once() {
    Map<String, List<UriRouteInfo<?, ?>>> routes =
        APP.get(Router.class)
            .uriRoutes()
            .filter(r -> r.getHttpMethod() != HttpMethod.HEAD)
            .filter(r -> r.getHttpMethod() != HttpMethod.OPTIONS)
            .collect(Collectors.groupingBy(PageAndApiTest::path));
    Map<String, Set<String>> twice = new TreeMap<>();
    routes.forEach(
        (path, pages) ->
            routes.getOrDefault("/api/v1" + path, List.of()).stream()
                .flatMap(api -> pages.stream().filter(page -> isTwin(page, api)))
                .forEach(
                    page ->
                        twice
                            .computeIfAbsent(feature(page), f -> new TreeSet<>())
                            .add(page.getHttpMethod() + " " + path)));

    Map<String, Integer> counts = new TreeMap<>();
    twice.forEach((feature, addresses) -> counts.put(feature, addresses.size()));
    assertThat(counts).as("declared in two methods: %s", twice).isEqualTo(DECLARED_TWICE);
  }

  private static String path(UriRouteInfo<?, ?> route) {
    return route
        .getUriMatchTemplate()
        .toString()
        .replaceAll("\\{[?&/][^}]*\\}", "")
        .replaceAll("\\{[^}]*\\}", "{}");
  }

  /** Forms only post; programs also put and delete. */
  private static boolean isTwin(UriRouteInfo<?, ?> page, UriRouteInfo<?, ?> api) {
    boolean read = page.getHttpMethod() == HttpMethod.GET;
    return read == (api.getHttpMethod() == HttpMethod.GET)
        && !page.getTargetMethod()
            .getTargetMethod()
            .equals(api.getTargetMethod().getTargetMethod());
  }

  private static String feature(UriRouteInfo<?, ?> page) {
    return page.getDeclaringType().getPackageName().replaceFirst("^org\\.muwahhad\\.?", "");
  }

  @Test
  void names_of_a_form_are_the_paths_of_the_json() {
    HttpResponse<String> form =
        BROWSER.post(
            PAGE,
            "name",
            "Beds",
            "amount",
            "1,250.5",
            "day",
            "2026-04-30",
            "until",
            "2026-04-30T12:30",
            "kind",
            "URGENT",
            "keys",
            "7",
            "keys",
            "8",
            "rows[1].key",
            "12",
            "rows[0].key",
            "11",
            "rows[0].quantity",
            "٣");
    HttpResponse<String> json =
        ApiCaller.of(APP, PERSON)
            .send(
                "POST",
                API,
                """
                {"name": "Beds", "amount": 1250.5, "day": "2026-04-30",
                 "until": "2026-04-30T09:30:00Z", "kind": "URGENT", "keys": [7, 8],
                 "rows": [{"key": 11, "quantity": 3}, {"key": 12}]}""");

    assertThat(form.statusCode()).isEqualTo(200);
    assertThat(form.body())
        .isEqualTo(
            "SampleOrder[name=Beds, amount=1250.5, day=2026-04-30, until=2026-04-30T09:30:00Z, "
                + "kind=URGENT, keys=[7, 8], rows=[SampleRow[key=11, quantity=3], "
                + "SampleRow[key=12, quantity=null]]]");
    assertThat(json.body()).isEqualTo("{\"taken\":\"" + form.body() + "\"}");
  }

  @Test
  void what_is_left_empty_is_not_there() {
    assertThat(BROWSER.post(PAGE, "amount", " ", "day", "", "kind", "", "rows[0].key", "").body())
        .isEqualTo(
            "SampleOrder[name=null, amount=null, day=null, until=null, kind=null, keys=null, "
                + "rows=[SampleRow[key=null, quantity=null]]]");
  }

  @Test
  void all_that_cannot_be_read_is_told_at_its_field_and_nothing_is_done() {
    int before = ACTS.get();

    HttpResponse<String> answer =
        BROWSER.post(
            PAGE, "amount", "many", "day", "soon", "until", "2026-04-30", "rows[0].key", "1.5");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("amount", "day", "until", "rows[0].key").contains("many");
    assertThat(ACTS.get()).isEqualTo(before);
  }

  @Test
  void a_form_without_the_token_of_its_session_does_nothing() {
    int before = ACTS.get();

    assertThat(BROWSER.postWithToken(PAGE, "another", "name", "Beds").statusCode()).isEqualTo(403);
    assertThat(BROWSER.postWithToken(PAGE + "/7/end", "another").statusCode()).isEqualTo(403);
    assertThat(ACTS.get()).isEqualTo(before);

    BROWSER.post(PAGE + "/7/end");
    assertThat(ACTS.get()).isEqualTo(before + 1);
  }

  @Test
  void a_page_takes_no_json_and_a_program_sends_no_form() {
    int before = ACTS.get();

    assertThat(send(PAGE, "application/json", "text/html", "{}")).isEqualTo(415);
    assertThat(send(API, "application/x-www-form-urlencoded", "*/*", "name=Beds")).isEqualTo(415);
    assertThat(send(PAGE, "application/x-www-form-urlencoded", "application/json", "name=Beds"))
        .isEqualTo(406);
    assertThat(send(API, "application/json", "text/html", "{}")).isEqualTo(406);
    assertThat(ACTS.get()).isEqualTo(before);
  }

  @Test
  void a_form_names_no_row_far_from_all_others_and_no_field_that_is_not_there() {
    int before = ACTS.get();

    assertThat(BROWSER.post(PAGE, "rows[40000].key", "1").statusCode()).isEqualTo(400);
    assertThat(BROWSER.post(PAGE, "keys", "1", "keys[0].key", "1").statusCode()).isEqualTo(400);
    assertThat(BROWSER.post(PAGE, "[", "1").statusCode()).isEqualTo(400);
    assertThat(BROWSER.post(PAGE, "rows" + "[0]".repeat(100), "1").statusCode()).isEqualTo(400);
    assertThat(BROWSER.post(PAGE, "nmae", "Beds").statusCode()).isEqualTo(400);
    assertThat(ACTS.get()).isEqualTo(before);
  }

  private static int send(String path, String type, String accepted, String body) {
    return BROWSER
        .send(
            HttpRequest.newBuilder(APP.uri().resolve(path))
                .header("Accept", accepted)
                .header("Content-Type", type)
                .header("Origin", BROWSER.origin())
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build())
        .statusCode();
  }

  /** How soon something is needed. */
  enum Urgency {
    USUAL,
    URGENT
  }

  /** A row of an order. */
  record SampleRow(@Nullable Long key, @Nullable BigDecimal quantity) {}

  /** Something of every kind that forms have. */
  record SampleOrder(
      @Nullable String name,
      @Nullable BigDecimal amount,
      @Nullable LocalDate day,
      @Nullable Instant until,
      @Nullable Urgency kind,
      @Nullable List<Long> keys,
      @Nullable List<SampleRow> rows) {}

  /** What was read. */
  record Reading(String taken) {}

  /** Repeats what it read. */
  @Controller
  @PageAndApi
  @Requires(property = "muwahhad.test.sample-orders")
  @Secured(SecurityRule.IS_AUTHENTICATED)
  record SampleController(Answers answers) {
    @Post(uris = {API, PAGE})
    io.micronaut.http.HttpResponse<Reading> order(@Body SampleOrder order) {
      return answers
          .act(ACTS::incrementAndGet)
          .then(done -> io.micronaut.http.HttpResponse.ok(order.toString()))
          .orAgain(() -> io.micronaut.http.HttpResponse.ok(answers.form(Form::empty).toString()))
          .answering(done -> new Reading(order.toString()));
    }

    @Post(uris = {API + "/{id}/end", PAGE + "/{id}/end"})
    io.micronaut.http.HttpResponse<Void> end(long id) {
      return answers.act(ACTS::incrementAndGet).then("/", "web.name").done();
    }
  }
}
