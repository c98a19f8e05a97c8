package org.muwahhad.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.ApiCaller;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.QuickPasswords;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Language;
import org.muwahhad.web.Texts;

/**
 * Others had the password of a bid manager replaced. Anyone who has it now does nothing in the
 * supplier's name, at any address of the router, until the hold ends.
 */
@Tag("long")
class HeldAccountActsTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);

  /** Acts that concern nobody but the person, and links that are sent by e-mail. */
  private static final Set<String> OPEN =
      Set.of(
          "POST /account-hold",
          "POST /api/v1/account-hold/mail",
          "POST /api/v1/demo/clock",
          "POST /api/v1/messages/groups/{id}/read",
          "POST /api/v1/messages/read",
          "POST /api/v1/messages/{id}/read",
          "PUT /api/v1/password",
          "POST /api/v1/password/first",
          "POST /api/v1/session",
          "POST /api/v1/session/fresh",
          "DELETE /api/v1/session",
          "DELETE /api/v1/sessions",
          "DELETE /api/v1/sessions/{number}",
          "POST /calendar/feed",
          "POST /calendar/feed/revoke",
          "POST /choose-password/{key}",
          "POST /demo/clock",
          "POST /factors/codes",
          "POST /factors/passkeys",
          "POST /factors/passkeys/{id}/end",
          "POST /factors/time-code",
          "POST /factors/time-code/end",
          "POST /forgotten-password",
          "POST /forgotten-password/{key}",
          "POST /messages/groups/{id}/read",
          "POST /messages/language",
          "POST /messages/read",
          "POST /messages/{id}/open",
          "POST /messages/{id}/read",
          "POST /password",
          "POST /password/first",
          "POST /release-account/{key}",
          "POST /api/scim/v2/Users",
          "PUT /api/scim/v2/Users/{id}",
          "PATCH /api/scim/v2/Users/{id}",
          "DELETE /api/scim/v2/Users/{id}",
          "POST /sessions/end",
          "POST /sessions/{number}/end",
          "POST /sign-in",
          "POST /sign-in/again",
          "POST /sign-in/second",
          "POST /sign-in/with/{provider}/answer",
          "POST /sign-in/with/{provider}/ended",
          "POST /sign-in/with/{provider}/logout",
          "POST /sign-out",
          "POST /verify/files");

  private final Actor held = WORLD.aBidderFor(WORLD.aSupplier());
  private final Actor free = WORLD.aBidderFor(WORLD.aSupplier());

  @Test
  void every_act_at_every_address_is_refused_while_an_account_is_held() {
    List<RouteList.Route> acts =
        RouteList.of(APP).stream().filter(route -> !route.reads()).toList();
    assertThat(acts.stream().map(RouteList.Route::name).collect(Collectors.toSet()))
        .as("what stays open is there")
        .containsAll(OPEN);
    hold();
    Browserless browser = Browserless.signedInAs(APP, held);
    browser.get("/language/en");
    List<String> told = new ArrayList<>();
    List<String> passed = new ArrayList<>();

    for (RouteList.Route act : acts) {
      if (!OPEN.contains(act.name())) {
        HttpResponse<String> answer = send(browser, act);
        if (!refusals(act).contains(answer.statusCode())) {
          passed.add(act.name() + " " + answer.statusCode());
        }
        if (isHeld(answer)) {
          told.add(act.name());
        }
      }
    }

    assertThat(passed).isEmpty();
    assertThat(told)
        .contains(
            "POST /api/v1/tenders/{tenderId}/complaints",
            "POST /tenders/{tenderId}/complaints",
            "POST /api/v1/complaints/{id}/withdraw",
            "POST /api/v1/tenders/{tenderId}/questions",
            "PUT /api/v1/company",
            "POST /api/v1/company/documents",
            "POST /company",
            "PUT /api/v1/tenders/{tenderId}/bid/draft",
            "PUT /api/v1/tenders/{tenderId}/follow");
    Browserless other = Browserless.signedInAs(APP, free);
    other.get("/language/en");
    for (RouteList.Route act : acts) {
      if (told.contains(act.name())) {
        assertThat(isHeld(send(other, act))).as(act.name() + " by another").isFalse();
      }
    }
  }

  private static List<Integer> refusals(RouteList.Route act) {
    // A link of a registration that nobody has is looked at before anything else.
    return act.path().contains("/registration") ? List.of(403, 404) : List.of(403);
  }

  private static boolean isHeld(HttpResponse<String> answer) {
    return answer.statusCode() == 403
        && (answer.body().contains("bid.account-held")
            || answer.body().contains(Texts.in(Language.EN).get("bid.refusal.account-held")));
  }

  private static HttpResponse<String> send(Browserless browser, RouteList.Route act) {
    String type =
        switch (act.sends()) {
          case FORM -> "application/x-www-form-urlencoded";
          case FILE -> "multipart/form-data; boundary=part";
          case JSON, NOTHING -> "application/json";
        };
    String body = act.sends() == RouteList.Sends.FILE ? "--part--\r\n" : act.body();
    return browser.send(
        browser
            .request(RouteList.filled(act.path(), name -> "1"))
            .header("Content-Type", type)
            .header("Origin", browser.origin())
            .method(act.method().name(), HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private void hold() {
    ApiCaller one = ApiCaller.of(APP, WORLD.aPersonWho(Role.ADMINISTRATOR));
    ApiCaller another = ApiCaller.of(APP, WORLD.aPersonWho(Role.ADMINISTRATOR));
    String id =
        one.send("POST", "/api/v1/people/" + held.personId() + "/password", "")
            .body()
            .replaceAll("(?s).*?\"id\":(\\d+).*", "$1");
    assertThat(another.send("POST", "/api/v1/account-proposals/" + id + "/confirm", "").body())
        .contains("CONFIRMED");
    // Anyone who reads the mail has chosen a password.
    APP.sql(
        "UPDATE person SET password_hash = '%s' WHERE id = %d"
            .formatted(QuickPasswords.passwords().hash("secret"), held.personId()));
  }
}
