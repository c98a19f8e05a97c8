package org.muwahhad.organisation.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.notification.webhook.AddWebhook;
import org.muwahhad.organisation.person.DecideProposal;
import org.muwahhad.organisation.person.ProposeReset;
import org.muwahhad.organisation.program.AddProgram.NewProgram;
import org.muwahhad.organisation.program.AddProgram.ProgramCredentials;
import org.muwahhad.shared.Refusal;

/** Programs with credentials of their own act for somebody, within scopes, and are ended. */
class ProgramTest {
  private static final TestApp APP =
      TestApp.start(Map.of("muwahhad.program-requests-per-minute", 40));
  private static final World WORLD = World.in(APP);
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private final long entity = WORLD.anEntityIn("KW");
  private final Actor officer = WORLD.anOfficerOf(entity);
  private final AddProgram add = APP.get(AddProgram.class);

  @Test
  void a_program_gets_a_token_for_its_secret_and_acts_for_its_person_in_one_role() {
    ProgramCredentials program = added("demand:read");

    HttpResponse<String> answer = token(program, "");
    HttpResponse<String> me = call(bearer(answer), "GET", "/api/v1/session", "");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains("\"token_type\":\"Bearer\"", "\"expires_in\":3600", "\"scope\":\"demand:read\"");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(me.body()).contains(officer.login(), "[\"PROCUREMENT_OFFICER\"]");
    assertThat(
            APP.ask(
                "SELECT COUNT(*) FROM program WHERE secret_hash = SHA2('%s', 256)"
                    .formatted(program.clientSecret())))
        .isEqualTo("1");
    assertThat(
            APP.ask(
                "SELECT act FROM audit_entry WHERE object_type = 'program' AND object_id = '%d'"
                    .formatted(program.id())))
        .isEqualTo("access.program-added");
  }

  @Test
  void wrong_secrets_and_scopes_that_it_does_not_have_are_refused_in_the_words_of_the_standard() {
    ProgramCredentials program = added("demand:read");

    HttpResponse<String> wrong = token(program.clientId(), "prs_wrong", "client_credentials", "");
    assertThat(wrong.statusCode()).isEqualTo(401);
    assertThat(wrong.body()).contains("\"error\":\"invalid_client\"");
    assertThat(wrong.headers().firstValue("WWW-Authenticate")).isPresent();
    assertThat(token(program, "orders:read").body()).contains("\"error\":\"invalid_scope\"");
    assertThat(token(program.clientId(), program.clientSecret(), "password", "").body())
        .contains("unsupported_grant_type");
  }

  @Test
  void a_token_opens_what_its_scopes_say_and_no_page_and_no_act_of_people() {
    ProgramCredentials program = added("demand:read", "demand:write", "catalog:read");
    String all = bearer(token(program, ""));
    String reading = bearer(token(program, "demand:read"));

    assertThat(call(all, "GET", "/api/v1/rounds", "").statusCode()).isEqualTo(200);
    assertThat(call(reading, "GET", "/api/v1/publications", "").statusCode()).isEqualTo(200);
    HttpResponse<String> orders = call(all, "GET", "/api/v1/call-offs", "");
    assertThat(orders.statusCode()).isEqualTo(403);
    assertThat(orders.body()).contains("program.out-of-scope");
    assertThat(orders.headers().firstValue("WWW-Authenticate").orElse(""))
        .contains("insufficient_scope", "orders:read");
    assertThat(call(all, "GET", "/api/v1/search?q=JT", "").statusCode())
        .as("it finds orders, tenders and people, too")
        .isEqualTo(403);
    assertThat(call(reading, "POST", "/api/v1/rounds/1/submissions", "{}").body())
        .contains("program.out-of-scope", "demand:write");
    assertThat(call(all, "POST", "/api/v1/programs", "{}").statusCode()).isEqualTo(403);
    assertThat(call(all, "GET", "/programs", "").statusCode()).isEqualTo(403);
    assertThat(
            call(all, "POST", "/api/v1/session/fresh", "{\"password\": \"secret\"}").statusCode())
        .isEqualTo(403);
  }

  @Test
  void a_scope_that_writes_opens_the_acts_that_it_names_and_leaves_all_others_to_people() {
    ProgramCredentials ordering = added("orders:read", "orders:write");
    ProgramCredentials bidding =
        add.run(
            WORLD.aBidderFor(WORLD.aSupplier()),
            new NewProgram("ERP", List.of("tenders:read", "bids:write"), 30));
    String orders = bearer(token(ordering, ""));
    String bids = bearer(token(bidding, ""));

    for (String act :
        List.of(
            "agreements/1/termination-notice",
            "agreements/1/termination-proposal",
            "agreements/1/suspension",
            "agreements/1/amendments",
            "agreements/1/amendments/1/withdraw",
            "agreements/1/breaches",
            "agreements/1/transfers",
            "agreements/1/document",
            "call-offs/1/refuse",
            "invoices/1/approve")) {
      assertClosed(orders, act);
    }
    for (String act :
        List.of(
            "bids/1/withdraw",
            "tenders/1/cancel",
            "tenders/1/bid/declaration",
            "tenders/1/complaints",
            "tenders/1/questions",
            "tenders/1/quantities",
            "tenders/1/ranking",
            "tenders/1/evaluation/scores",
            "tenders/1/opening/presence")) {
      assertClosed(bids, act);
    }
    assertThat(call(orders, "POST", "/api/v1/call-offs/1/confirm", "{}").body())
        .doesNotContain("not-for-programs", "out-of-scope");
    assertThat(call(bids, "PUT", "/api/v1/tenders/1/bid/draft", "{}").body())
        .doesNotContain("not-for-programs", "out-of-scope");
    assertThat(call(bids, "POST", "/api/v1/call-offs/1/confirm", "{}").body())
        .contains("program.out-of-scope", "orders:write");
  }

  private static void assertClosed(String bearer, String act) {
    HttpResponse<String> answer = call(bearer, "POST", "/api/v1/" + act, "{}");
    assertThat(answer.statusCode()).as(act).isEqualTo(403);
    assertThat(answer.body()).as(act).contains("factor.not-for-programs");
  }

  @Test
  void an_account_whose_password_is_taken_away_keeps_no_program_and_no_webhook() {
    ProgramCredentials program = added("demand:read");
    APP.get(AddWebhook.class)
        .run(officer, new AddWebhook.NewWebhook("https://erp.example.org/notices", ""));
    String before = bearer(token(program, ""));
    assertThatThrownBy(
            () ->
                APP.sql("UPDATE person SET password_hash = NULL WHERE id = " + officer.personId()))
        .hasMessageContaining("program.outlives-password");

    long reset =
        APP.get(ProposeReset.class).run(WORLD.aPersonWho(Role.ADMINISTRATOR), officer.personId());
    APP.get(DecideProposal.class).confirm(WORLD.aPersonWho(Role.ADMINISTRATOR), reset);

    assertThat(
            APP.ask(
                "SELECT act FROM audit_entry WHERE object_type = 'person' AND object_id = '%d' ORDER BY id DESC"
                    .formatted(officer.personId())))
        .isEqualTo("access.password-reset");
    assertThat(token(program, "").body()).contains("\"error\":\"invalid_client\"");
    assertThat(call(before, "GET", "/api/v1/rounds", "").statusCode()).isEqualTo(401);
    assertThat(
            APP.ask(
                "SELECT COUNT(*) FROM webhook WHERE ended_at IS NULL AND person_id = "
                    + officer.personId()))
        .isEqualTo("0");
  }

  @Test
  void past_the_code_a_program_gets_no_more_than_it_began_with_and_stays() {
    long program = added("demand:read").id();

    for (String change :
        List.of(
            "scopes = 'demand:read demand:write'",
            "role = 'CENTRAL_BUYER'",
            "expires_at = '2099-01-01'")) {
      assertThatThrownBy(() -> APP.sql("UPDATE program SET " + change + " WHERE id = " + program))
          .as(change)
          .hasMessageContaining("program.ended");
    }
    assertThatThrownBy(() -> APP.sql("DELETE FROM program WHERE id = " + program))
        .hasMessageContaining("program.ended");
  }

  @Test
  void each_answer_tells_how_much_is_left_of_the_minute() {
    String bearer = bearer(token(added("demand:read"), ""));

    HttpResponse<String> first = call(bearer, "GET", "/api/v1/session", "");
    assertThat(first.headers().firstValue("RateLimit-Policy")).contains("\"program\";q=40;w=60");
    assertThat(first.headers().firstValue("RateLimit")).contains("\"program\";r=39;t=60");
    HttpResponse<String> last = first;
    for (int i = 0; i < 40; i++) {
      last = call(bearer, "GET", "/api/v1/session", "");
    }
    assertThat(last.statusCode()).isEqualTo(429);
    assertThat(last.body()).contains("program.too-many-requests");
    assertThat(last.headers().firstValue("Retry-After")).contains("60");
    assertThat(last.headers().firstValue("RateLimit")).contains("\"program\";r=0;t=60");
  }

  @Test
  void ending_it_ends_its_tokens_at_once_and_a_colleague_may() {
    ProgramCredentials program = added("demand:read");
    String bearer = bearer(token(program, ""));
    Actor colleague = WORLD.anOfficerOf(entity);
    Actor stranger = WORLD.anOfficerOf(WORLD.anEntityIn("KW"));

    assertThatThrownBy(() -> APP.get(EndProgram.class).run(stranger, program.id()))
        .isInstanceOf(Refusal.NotFound.class);
    APP.get(EndProgram.class).run(colleague, program.id());

    assertThat(call(bearer, "GET", "/api/v1/session", "").statusCode()).isEqualTo(401);
    assertThat(token(program, "").statusCode()).isEqualTo(401);
    assertThatThrownBy(() -> APP.get(EndProgram.class).run(officer, program.id()))
        .hasFieldOrPropertyWithValue("code", "program.ended");
    assertThatThrownBy(
            () ->
                APP.sql(
                    "UPDATE program SET ended_at = NULL, ended_by = NULL WHERE id = "
                        + program.id()))
        .hasMessageContaining("program.ended");
  }

  @Test
  void a_new_secret_ends_the_former_and_the_role_ends_the_program() {
    ProgramCredentials program = added("demand:read");
    String bearer = bearer(token(program, ""));

    ProgramCredentials renewed = APP.get(ChangeProgramSecret.class).run(officer, program.id());

    assertThat(call(bearer, "GET", "/api/v1/session", "").statusCode()).isEqualTo(401);
    assertThat(token(program, "").statusCode()).isEqualTo(401);
    String anew = bearer(token(renewed, ""));
    APP.sql("DELETE FROM role_grant WHERE person_id = " + officer.personId());
    assertThat(call(anew, "GET", "/api/v1/session", "").statusCode()).isEqualTo(401);
    assertThat(token(renewed, "").statusCode()).isEqualTo(401);
  }

  @Test
  void the_page_shows_the_secret_once_and_lists_the_program_without_it() {
    Browserless browser = Browserless.signedInAs(APP, officer);
    browser.get("/programs");

    String refused = browser.post("/programs", "name", "ERP", "days", "400").body();
    browser.get("/programs");
    String shown =
        browser.post("/programs", "name", "ERP", "days", "30", "scopes", "demand:read").body();
    String listed = browser.get("/programs").body();

    assertThat(refused).contains("Enter 1 to 365 days");
    String secret = shown.replaceAll("(?s).*(prs_[\\w-]{43}).*", "$1");
    assertThat(secret).startsWith("prs_");
    assertThat(listed).contains("ERP", "prg_", "demand:read").doesNotContain(secret);
  }

  @Test
  void the_page_offers_the_scopes_that_open_anything_to_the_role() {
    String ofOfficer = Browserless.signedInAs(APP, officer).get("/programs").body();
    String ofBidder =
        Browserless.signedInAs(APP, WORLD.aBidderFor(WORLD.aSupplier())).get("/programs").body();

    assertThat(ofOfficer)
        .contains("value=\"demand:write\"", "value=\"orders:write\"")
        .doesNotContain("value=\"bids:write\"", "value=\"plans:write\"");
    assertThat(ofBidder)
        .contains("value=\"bids:write\"", "value=\"orders:write\"")
        .doesNotContain("value=\"demand:", "value=\"plans:write\"");
  }

  @Test
  void only_who_acts_for_somebody_has_programs_and_the_database_holds_to_it() {
    Actor auditor = WORLD.aPersonWho(Role.AUDITOR);

    assertThatThrownBy(() -> add.run(auditor, new NewProgram("x", List.of("demand:read"), 5)))
        .isInstanceOf(Refusal.NotPermitted.class);
    assertThatThrownBy(() -> add.run(officer, new NewProgram("", List.of("votes"), 0)))
        .isInstanceOf(Refusal.InvalidInput.class);
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    INSERT INTO program (client_id, name, person_id, role, scopes, secret_hash, created_at, expires_at)
                    VALUES ('prg_%s', 'x', %d, 'NATIONAL_COORDINATOR', 'demand:read', REPEAT('0', 64), SYSDATE(6), SYSDATE(6))\
                    """
                        .formatted("0".repeat(20), auditor.personId())))
        .hasMessageContaining("program.not-holder");
  }

  @Test
  void what_there_is_is_described() throws IOException, InterruptedException {
    HttpResponse<String> described =
        CLIENT.send(
            HttpRequest.newBuilder(APP.uri().resolve("/.well-known/oauth-authorization-server"))
                .build(),
            HttpResponse.BodyHandlers.ofString());

    assertThat(described.body()).contains("/oauth/token", "client_secret_basic", "demand:write");
  }

  private ProgramCredentials added(String... scopes) {
    return add.run(officer, new NewProgram("ERP", List.of(scopes), 30));
  }

  private static HttpResponse<String> token(ProgramCredentials program, String scope) {
    return token(program.clientId(), program.clientSecret(), "client_credentials", scope);
  }

  private static HttpResponse<String> token(String id, String secret, String grant, String scope) {
    String basic =
        Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
    return send(
        HttpRequest.newBuilder(APP.uri().resolve("/oauth/token"))
            .header("Authorization", "Basic " + basic)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "grant_type=" + grant + "&scope=" + scope.replace(":", "%3A"))));
  }

  private static String bearer(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body().replaceAll("(?s).*\"access_token\":\"([^\"]+)\".*", "$1");
  }

  private static HttpResponse<String> call(String bearer, String method, String path, String json) {
    return send(
        HttpRequest.newBuilder(APP.uri().resolve(path))
            .header("Authorization", "Bearer " + bearer)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(json)));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
