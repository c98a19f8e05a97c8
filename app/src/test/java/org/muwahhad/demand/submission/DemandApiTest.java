package org.muwahhad.demand.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.access.SignIn;
import org.muwahhad.access.Visitor;

/** The interface for programs. */
class DemandApiTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final DemandFixture DEMAND = new DemandFixture(APP, WORLD);
  private static final String LAPTOP = DEMAND.aLaptop();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @Test
  void a_program_plans_and_opens_a_round() {
    String buyer = token(DEMAND.buyer());
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    HttpResponse<String> planned =
        call(
            buyer,
            "POST",
            "/api/v1/rounds",
            """
            {"code": "R-API", "name": {"ar": "جولة", "en": "Round"}, "opensAt": "%s",
             "closesAt": "%s", "endorsementUntil": "%s", "categories": ["30200000"],
             "states": ["KW"], "urgency": "Needed at once"}"""
                .formatted(now, now.plus(9, ChronoUnit.DAYS), now.plus(12, ChronoUnit.DAYS)));
    assertThat(planned.statusCode()).isEqualTo(201);
    String id = planned.body().replaceAll("(?s).*?\"id\":(\\d+).*", "$1");

    assertThat(call(buyer, "POST", "/api/v1/rounds/" + id + "/open", "").body())
        .contains("\"status\":\"OPEN\"");
    assertThat(call(buyer, "GET", "/api/v1/rounds/" + id, "").body())
        .contains("\"stateCode\":\"KW\"");
    assertThat(call(buyer, "POST", "/api/v1/rounds/" + id + "/close", "{}").body())
        .contains("demand.early-close-needs-reason");
    assertThat(
            call(buyer, "POST", "/api/v1/rounds/" + id + "/cancel", "{\"reason\": \"x\"}").body())
        .contains("\"status\":\"CANCELLED\"");
  }

  @Test
  void a_program_submits_and_another_endorses() {
    long round = DEMAND.anOpenRound();
    String officer = token(WORLD.anOfficerOf(WORLD.anEntityIn("KW")));
    String coordinator = token(DEMAND.aCoordinatorOf("KW"));
    HttpResponse<String> started =
        call(officer, "POST", "/api/v1/rounds/" + round + "/submissions", "");
    String path =
        "/api/v1/submissions/" + started.body().replaceAll("(?s).*?\"id\":(\\d+).*", "$1");

    assertThat(call(officer, "PUT", path + "/lines", "{\"version\": 0, \"lines\": []}").body())
        .contains("\"version\":1");
    String request =
        """
        {"requestKey": "r-1", "lines": [{"item": "%s", "quantity": 5, "needBy": "%s",
         "budgetLine": "B", "justification": "J"}]}"""
            .formatted(LAPTOP, LocalDate.now().plusDays(200));
    HttpResponse<String> receipt = call(officer, "POST", path + "/submit", request);
    assertThat(receipt.statusCode()).isEqualTo(200);
    assertThat(receipt.body()).contains("\"receiptNumber\":\"D-", "\"sha256\":");
    assertThat(call(officer, "POST", path + "/submit", request).body()).isEqualTo(receipt.body());
    HttpResponse<String> otherwise =
        call(
            officer,
            "POST",
            path + "/submit",
            request.replace("\"quantity\": 5", "\"quantity\": 6"));
    assertThat(otherwise.statusCode()).isEqualTo(409);
    assertThat(otherwise.body()).contains("shared.sent-otherwise");
    assertThat(call(coordinator, "GET", path, "").body()).contains("\"totalUsd\"", LAPTOP);

    assertThat(call(coordinator, "POST", path + "/endorse", "{\"version\": 1}").statusCode())
        .isEqualTo(409);
    assertThat(call(coordinator, "POST", path + "/endorse", "{\"version\": 2}").body())
        .contains("\"status\":\"ENDORSED\"");
    assertThat(call(officer, "GET", path + "/receipts/1", "").body()).contains("content");
    assertThat(call(coordinator, "GET", "/api/v1/rounds/" + round + "/submissions", "").body())
        .contains("ENDORSED");
  }

  @Test
  void a_program_is_told_what_is_wrong_by_field_in_both_languages() {
    DemandFixture.Side side = DEMAND.aDraft(DEMAND.anOpenRound(), "KW");
    String path = "/api/v1/submissions/" + side.submission() + "/submit";
    String officer = token(side.officer());

    HttpResponse<String> answer =
        call(
            officer,
            "POST",
            path,
            """
            {"requestKey": "x", "lines": [{"item": "%s", "quantity": -1}]}"""
                .formatted(LAPTOP));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("lines[0].quantity", "shared.not-positive", "يجب أن تكون القيمة أكبر من صفر");
    assertThat(call(officer, "POST", path, "{}").body()).contains("requestKey");
    assertThat(call(officer, "POST", path, "{\"lines\": 5}").statusCode()).isEqualTo(400);
  }

  @Test
  void a_program_of_another_entity_finds_nothing() {
    DemandFixture.Side side = DEMAND.aDraft(DEMAND.anOpenRound(), "KW");
    String other = token(WORLD.anOfficerOf(WORLD.anEntityIn("KW")));
    String path = "/api/v1/submissions/" + side.submission();

    assertThat(call(other, "GET", path, "").statusCode()).isEqualTo(404);
    assertThat(call(other, "PUT", path + "/lines", "{\"version\": 0, \"lines\": []}").statusCode())
        .isEqualTo(404);
  }

  @Test
  void what_a_program_leaves_out_does_not_empty_a_draft() {
    DemandFixture.Side side = DEMAND.aDraft(DEMAND.anOpenRound(), "KW");
    APP.get(SaveDraft.class)
        .run(side.officer(), side.submission(), 0, List.of(DemandFixture.line(LAPTOP, "1")));
    String path = "/api/v1/submissions/" + side.submission();
    String officer = token(side.officer());

    missing(call(officer, "PUT", path + "/lines", "{\"version\": 1}"), "lines");
    missing(call(officer, "PUT", path + "/lines", "{\"version\": 1, \"lines\": null}"), "lines");
    missing(call(officer, "PUT", path + "/lines", "{\"lines\": []}"), "version");

    assertThat(call(officer, "GET", path, "").body()).contains(LAPTOP);
  }

  @Test
  void nothing_in_a_list_is_told_at_its_place() {
    long round = DEMAND.anOpenRound();
    DemandFixture.Side side = DEMAND.aDraft(round, "KW");
    String path = "/api/v1/submissions/" + side.submission();
    String officer = token(side.officer());
    String coordinator = token(DEMAND.aCoordinatorOf("KW"));
    String manager = token(WORLD.aPersonWho(Role.CATALOG_MANAGER));

    missing(
        call(officer, "PUT", path + "/lines", "{\"version\": 0, \"lines\": [null]}"), "lines[0]");
    missing(
        call(officer, "POST", path + "/submit", "{\"requestKey\": \"n\", \"lines\": [null]}"),
        "lines[0]");
    missing(
        call(
            coordinator,
            "POST",
            "/api/v1/rounds/" + round + "/desk/decisions",
            "{\"endorse\": true, \"submissions\": [null]}"),
        "submissions[0]");
    missing(
        call(
            manager,
            "PUT",
            "/api/v1/catalog/items/" + LAPTOP + "/price-breaks",
            "{\"basedOn\": 0, \"currency\": \"USD\", \"breaks\": [null]}"),
        "breaks[0]");
  }

  private static void missing(HttpResponse<String> answer, String field) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    assertThat(answer.body()).contains("\"field\":\"" + field + "\"", "shared.missing");
  }

  private static String token(Actor person) {
    return APP.get(SignIn.class).run(person.login(), "secret", Visitor.at("test")).token();
  }

  private static HttpResponse<String> call(String token, String method, String path, String body) {
    try {
      return CLIENT.send(
          HttpRequest.newBuilder(APP.uri().resolve(path))
              .header("Authorization", "Bearer " + token)
              .header("Content-Type", "application/json")
              .method(method, HttpRequest.BodyPublishers.ofString(body))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
