package org.muwahhad.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.context.ServerRequestContext;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.access.SignIn;
import org.muwahhad.access.Throttle;
import org.muwahhad.access.Visitor;
import org.muwahhad.shared.AtOnce;
import org.muwahhad.shared.WaitingLine;

/** How much heavy work is done at once, and what becomes of more. */
@Tag("long")
class PlacesAtOnceTest {
  private static final TestApp APP =
      TestApp.start(
          Map.of(
              "muwahhad.at-once.passwords", 1,
              "muwahhad.at-once.uploads", 1,
              "muwahhad.at-once.workbooks", 1,
              "muwahhad.at-once.reports", 1,
              "muwahhad.at-once.checked-files", 1,
              "muwahhad.at-once.open-readings", 1,
              "muwahhad.at-once.longest-wait", "200ms"));
  private static final World WORLD = World.in(APP);
  private static final Browserless BUYER =
      Browserless.signedInAs(APP, WORLD.aPersonWho(Role.CENTRAL_BUYER));
  private static final Browserless MANAGER =
      Browserless.signedInAs(APP, WORLD.aPersonWho(Role.CATALOG_MANAGER));

  private static WaitingLine line(AtOnce.HeavyWork work) {
    return APP.get(AtOnce.class).of(work);
  }

  @Test
  void who_signs_in_while_all_places_are_taken_is_told_and_what_was_typed_stays() {
    Browserless visitor = Browserless.at(APP);
    visitor.get("/language/en");

    try (WaitingLine.PlaceInLine taken = line(AtOnce.HeavyWork.PASSWORD).enter("somebody else")) {
      HttpResponse<String> page =
          visitor.post("/sign-in", "login", "salim.typed", "password", "secret");

      assertThat(page.statusCode()).isEqualTo(503);
      assertThat(page.headers().firstValue("Retry-After")).isPresent();
      assertThat(page.body()).contains("The service is busy", "salim.typed");
    }

    assertThat(visitor.post("/sign-in", "login", "salim.typed", "password", "secret").statusCode())
        .isEqualTo(401);
  }

  @Test
  void so_many_files_are_checked_while_they_trickle_in_and_more_are_told_to_come_again()
      throws IOException, InterruptedException {
    Browserless visitor = Browserless.at(APP);
    boolean isRefused = false;
    // One that began while the place was taken by the visitor's own file was itself refused.
    for (int i = 0; i < 5 && !isRefused; i++) {
      try (RawConnection slow =
          RawConnection.to(APP)
              .beginFile("/verify/files", "Sec-Fetch-Site: same-origin\r\n", 1000)) {
        HttpResponse<String> answer = untilStatus(visitor, 503);
        isRefused = answer.statusCode() == 503;

        assertThat(answer.headers().firstValue("Retry-After").isPresent()).isEqualTo(isRefused);
      }
    }
    assertThat(isRefused).isTrue();
    assertThat(untilStatus(visitor, 200).statusCode()).isEqualTo(200);
  }

  /** The first answer with a status, or the last of some. */
  private static HttpResponse<String> untilStatus(Browserless visitor, int status)
      throws InterruptedException {
    HttpResponse<String> answer = visitor.upload("/verify/files", "x.pdf", "x");
    for (int i = 0; i < 10 && answer.statusCode() != status; i++) {
      Thread.sleep(200);
      answer = visitor.upload("/verify/files", "x.pdf", "x");
    }
    return answer;
  }

  @Test
  void a_program_that_signs_in_then_gets_a_problem_and_when_to_try_again() {
    try (WaitingLine.PlaceInLine taken = line(AtOnce.HeavyWork.PASSWORD).enter("somebody else")) {
      HttpResponse<String> answer =
          BUYER.send(
              BUYER
                  .request("/api/v1/session")
                  .header("Content-Type", "application/json")
                  .header("Origin", BUYER.origin())
                  .POST(
                      HttpRequest.BodyPublishers.ofString(
                          "{\"login\":\"a.program\",\"password\":\"y\"}"))
                  .build());

      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Content-Type").orElse(""))
          .startsWith("application/problem+json");
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
      assertThat(answer.body()).contains("\"code\":\"shared.busy\"");
    }
  }

  @Test
  void thirty_people_who_sign_in_hold_up_nobody_else() {
    try (WaitingLine.PlaceInLine taken = line(AtOnce.HeavyWork.PASSWORD).enter("somebody else")) {
      CompletableFuture<?>[] people = new CompletableFuture<?>[30];
      for (int i = 0; i < people.length; i++) {
        String login = "one.of.thirty." + i;
        people[i] =
            CompletableFuture.supplyAsync(
                () -> Browserless.at(APP).post("/sign-in", "login", login, "password", "secret"));
      }
      long begun = System.nanoTime();

      assertThat(Browserless.at(APP).get("/health").statusCode()).isEqualTo(200);
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
      CompletableFuture.allOf(people).join();
    }
  }

  @Test
  void a_file_waits_until_another_one_is_in_or_its_sender_is_gone() throws Exception {
    String csv = "code\nA";
    try (RawConnection slow = RawConnection.to(APP)) {
      slow.beginFile("/organisation/holidays/import", "Cookie: x=y\r\n", 1000).send("half");
    }
    // A stranger takes no place: who asks is known before.
    assertThat(line(AtOnce.HeavyWork.UPLOAD).free()).isEqualTo(1);

    try (WaitingLine.PlaceInLine taken = line(AtOnce.HeavyWork.UPLOAD).enter("somebody else")) {
      HttpResponse<String> page = MANAGER.upload("/catalog/import", "items.csv", csv);

      assertThat(page.statusCode()).isEqualTo(503);
      assertThat(page.headers().firstValue("Retry-After")).isPresent();
      assertThat(page.body()).contains("The service is busy");
    }
    assertThat(MANAGER.upload("/catalog/import", "items.csv", csv).statusCode()).isLessThan(500);
    assertThat(line(AtOnce.HeavyWork.UPLOAD).free()).isEqualTo(1);
  }

  @Test
  void who_goes_away_in_the_middle_of_a_file_leaves_the_room_for_it() throws Exception {
    String session = token(WORLD.aPersonWho(Role.CATALOG_MANAGER));
    try (RawConnection gone = RawConnection.to(APP)) {
      gone.beginFile("/catalog/import", "Authorization: Bearer " + session + "\r\n", 1_000_000)
          .send("half");
      await(true);
      assertThat(line(AtOnce.HeavyWork.UPLOAD).free()).isEqualTo(1);
    }

    await(false);
  }

  private static String token(Actor person) {
    return APP.get(SignIn.class).run(person.login(), "secret", Visitor.at("test")).token();
  }

  private static void await(boolean taken) throws InterruptedException {
    for (int i = 0; i < 100 && APP.get(BodyRoom.class).taken() > 0 != taken; i++) {
      Thread.sleep(50);
    }
    assertThat(APP.get(BodyRoom.class).taken() > 0).isEqualTo(taken);
  }

  @ParameterizedTest
  @EnumSource(
      value = AtOnce.HeavyWork.class,
      names = {"REPORT", "WORKBOOK"})
  void a_report_and_a_workbook_wait_each_in_a_line_of_its_own(AtOnce.HeavyWork work) {
    Map<AtOnce.HeavyWork, String> addresses =
        Map.of(
            AtOnce.HeavyWork.REPORT, "/reports/opening/1/ENGLISH/PDF",
            AtOnce.HeavyWork.WORKBOOK, "/catalog/items.xlsx");

    try (WaitingLine.PlaceInLine taken = line(work).enter("somebody else")) {
      addresses.forEach(
          (other, address) ->
              assertThat(BUYER.get(address).statusCode() == 503)
                  .as(address)
                  .isEqualTo(other == work));
    }
  }

  @Test
  void strangers_who_read_take_their_own_places_and_leave_the_database_to_people() {
    try (WaitingLine.PlaceInLine taken =
        line(AtOnce.HeavyWork.OPEN_READING).enter("somebody else")) {
      for (String address : List.of("/publications", "/api/v1/publications", "/debarments")) {
        HttpResponse<String> answer = Browserless.at(APP).get(address);

        assertThat(answer.statusCode()).as(address).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(BUYER.get(address).statusCode()).as(address).isEqualTo(200);
      }
      assertThat(Browserless.at(APP).get("/sign-in").statusCode()).isEqualTo(200);
      assertThat(Browserless.at(APP).get("/health").statusCode()).isEqualTo(200);
    }
    assertThat(Browserless.at(APP).get("/publications").statusCode()).isEqualTo(200);
    assertThat(line(AtOnce.HeavyWork.OPEN_READING).free()).isEqualTo(1);
  }

  @Test
  void
      every_open_address_has_such_a_place_unless_it_takes_a_link_or_token_or_is_needed_to_sign_in() {
    assertThat(
            APP.get(Router.class)
                .uriRoutes()
                .filter(route -> route.getHttpMethodName().equals("GET"))
                .filter(PlacesAtOnceTest::isOpen)
                .filter(route -> !route.getTargetMethod().hasAnnotation(ReadByEverybody.class))
                .map(route -> route.getUriMatchTemplate().toString())
                .distinct())
        .containsExactlyInAnyOrder(
            "/sign-in",
            "/sign-in/keys",
            "/sign-in/second",
            "/sign-in/with/{provider}",
            "/sign-in/with/{provider}/answer",
            "/sign-in/with/{provider}/enter",
            "/sign-in/with/{provider}/logout",
            "/sign-in/with/{provider}/metadata",
            "/password/first",
            "/register",
            "/language/{tag}",
            "/branding/emblem",
            "/branding/colours.css",
            // These do not read the database.
            "/feedback",
            "/try-api",
            "/.well-known/oauth-authorization-server",
            // These ask for a token of their own, which states and their CERTs hold.
            "/api/scim/v2/ServiceProviderConfig",
            "/api/scim/v2/ResourceTypes",
            "/api/scim/v2/Schemas",
            "/api/scim/v2/Schemas/{id}",
            "/api/scim/v2/Users",
            "/api/scim/v2/Users/{id}",
            "/taxii2",
            "/taxii2/muwahhad",
            "/taxii2/muwahhad/collections",
            "/taxii2/muwahhad/collections/{id}",
            "/taxii2/muwahhad/collections/{id}/manifest",
            "/taxii2/muwahhad/collections/{id}/objects",
            "/forgotten-password",
            "/forgotten-password/{key}",
            "/choose-password/{key}",
            "/first-password/{key}",
            "/release-account/{key}",
            "/registration/{key}",
            "/registration/{key}/documents",
            "/registration/{key}/documents/{id}",
            "/api/v1/registrations/{key}");
  }

  @Test
  void nobody_is_counted_within_a_transaction_whose_length_others_would_wait_for() {
    Throttle throttle = APP.get(Throttle.class);
    @SuppressWarnings("unchecked")
    TransactionOperations<Connection> transactions = APP.get(TransactionOperations.class);

    Runnable counting =
        () ->
            transactions.executeWrite(
                status -> {
                  throttle.require("anything", "192.0.2.1", 10);
                  return true;
                });

    assertThatThrownBy(
            () -> ServerRequestContext.with(io.micronaut.http.HttpRequest.GET("/"), counting))
        .isInstanceOf(IllegalStateException.class);
    throttle.require("anything", "192.0.2.1", 10);
  }

  @Test
  void no_file_is_read_before_the_role_of_its_sender_was_asked() throws IOException {
    List<UriRouteInfo<?, ?>> routes =
        APP.get(Router.class)
            .uriRoutes()
            .filter(route -> !isOpen(route))
            .filter(
                route ->
                    takes(route, CompletedFileUpload.class)
                        || Arrays.stream(route.getTargetMethod().getArguments())
                            .anyMatch(a -> a.getType() == byte[].class))
            .toList();

    assertThat(routes).hasSizeGreaterThan(20);
    String administrator = token(WORLD.aPersonWho(Role.ADMINISTRATOR));
    String auditor = token(WORLD.aPersonWho(Role.AUDITOR));
    String evaluator = token(WORLD.aPersonWho(Role.EVALUATOR));
    for (UriRouteInfo<?, ?> route : routes) {
      String path = route.getUriMatchTemplate().toString().replaceAll("\\{[^}]*}", "1");
      // None of them sends such a file: administrators send those of people and emblems, and with
      // auditors what is to be analysed.
      String sender =
          path.contains("people/import") || path.contains("account-imports")
              ? auditor
              : path.contains("/face/") || path.contains("/incidents") ? evaluator : administrator;
      String session = "Authorization: Bearer " + sender;
      // The head alone: anyone who waited for the body would wait for long.
      try (RawConnection early = RawConnection.to(APP)) {
        early.send(
            "%s %s HTTP/1.1\r\nHost: localhost\r\n%s\r\n"
                    .formatted(route.getHttpMethodName(), path, session)
                + "Content-Type: %s; boundary=part\r\nContent-Length: 500000\r\n\r\n"
                    .formatted(route.getConsumes().get(0)));

        assertThat(early.status()).as(path).contains(" 403 ");
      }
    }
  }

  @Test
  void no_address_that_is_open_to_everybody_holds_a_file_unless_a_link_was_looked_at_before() {
    assertThat(
            APP.get(Router.class)
                .uriRoutes()
                .filter(PlacesAtOnceTest::isOpen)
                .filter(route -> takes(route, CompletedFileUpload.class))
                .map(route -> route.getUriMatchTemplate().toString())
                .distinct())
        .containsExactlyInAnyOrder(
            "/registration/{key}/documents", "/api/v1/registrations/{key}/documents");
  }

  @Test
  void numbers_in_addresses_are_bounded_like_all_others() {
    assertThat(
            APP.get(Router.class)
                .uriRoutes()
                .filter(route -> takes(route, BigDecimal.class))
                .map(route -> route.getUriMatchTemplate().toString()))
        .isNotEmpty();

    HttpResponse<String> answer =
        BUYER.get("/api/v1/catalog/items/X/standard?quantity=1e999999999");

    assertThat(answer.statusCode()).isBetween(400, 404);
  }

  private static boolean isOpen(UriRouteInfo<?, ?> route) {
    return Arrays.asList(route.getTargetMethod().stringValues(Secured.class))
        .contains(SecurityRule.IS_ANONYMOUS);
  }

  private static boolean takes(UriRouteInfo<?, ?> route, Class<?> type) {
    return Arrays.stream(route.getTargetMethod().getArguments())
        .anyMatch(a -> a.getType() == type && !a.isAnnotationPresent(Body.class));
  }
}
