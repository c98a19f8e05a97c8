package org.muwahhad.organisation.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Language;
import org.muwahhad.web.Texts;

/** A person signs in with an OpenID provider of their own state, and nobody by a false token. */
@Tag("long")
class OpenIdSignInTest {
  private static final TestApp APP =
      TestApp.start(Map.of("muwahhad.provider-sign-ins-per-minute", 100_000));
  private static final World WORLD = World.in(APP);
  private static final ProviderFixture FIXTURE = new ProviderFixture(APP, WORLD);
  private static OpenIdDouble emirates;
  private static String code;
  private static long provider;
  private final Actor person = WORLD.aPersonWho(Role.NATIONAL_COORDINATOR, "AE");
  private final String subject = "s-" + UUID.randomUUID();

  @BeforeAll
  static void begin() throws IOException {
    emirates = new OpenIdDouble();
    code = ProviderFixture.code("ae");
    provider = FIXTURE.provider(code, "AE", "OIDC", emirates.settings());
  }

  @AfterAll
  static void end() {
    emirates.close();
    APP.close();
  }

  /** A browser that was sent to the provider. */
  private record Way(ProviderFixture.Surfer browser, Map<String, String> sent) {
    String nonce() {
      return sent.getOrDefault("nonce", "");
    }

    /** Comes back with a code; returns who is signed in then. */
    String back() {
      page();
      return browser.login();
    }

    /** Comes back with a code; returns the page to which that leads. */
    String page() {
      HttpResponse<String> answer =
          browser.get(
              "/sign-in/with/" + code + "/answer?code=c&state=" + sent.getOrDefault("state", ""));
      return browser.get(ProviderFixture.Surfer.location(answer)).body();
    }
  }

  private static Way begin(String more) {
    return begin(FIXTURE.surfer(), more);
  }

  private static Way begin(ProviderFixture.Surfer browser, String more) {
    HttpResponse<String> sent = browser.get("/sign-in/with/" + code + more);
    assertThat(sent.statusCode()).isEqualTo(303);
    return new Way(browser, ProviderFixture.Surfer.query(sent));
  }

  private static void say(String token) {
    emirates.idToken = () -> token;
  }

  private void refused(Way way, String token, String reason) {
    say(token);
    String before = APP.ask("SELECT COUNT(*) FROM provider_session");
    assertThat(way.page()).contains(Texts.in(Language.AR).get("identity.refusal." + reason));
    assertThat(way.browser().login()).isEmpty();
    assertThat(APP.ask("SELECT COUNT(*) FROM provider_session")).isEqualTo(before);
  }

  @Test
  void who_is_linked_comes_in_and_the_code_is_bound_to_the_browser() {
    FIXTURE.link(provider, person, subject);
    Way way = begin("?returnTo=/rounds");
    assertThat(way.sent())
        .containsEntry("response_type", "code")
        .containsEntry("code_challenge_method", "S256")
        .containsEntry("acr_values", "low")
        .containsEntry("redirect_uri", APP.uri() + "/sign-in/with/" + code + "/answer");
    say(emirates.signed(emirates.claims(subject, way.nonce()).build()));

    assertThat(way.back()).isEqualTo(person.login());

    assertThat(emirates.asked).contains("code_verifier=", "client_secret=secret-of-the-client");
    assertThat(
            APP.ask(
                "SELECT CONCAT(level, ' ', fresh_at < SYSDATE(6) - INTERVAL 1 DAY) FROM session"
                    + " WHERE person_id = "
                    + person.personId()))
        .as("a level of every day confirms no binding act")
        .isEqualTo("PROVIDER 1");
  }

  @Test
  void a_token_that_is_not_the_word_of_the_provider_for_this_sign_in_opens_nothing()
      throws Exception {
    FIXTURE.link(provider, person, subject);
    Way way = begin("");
    JWTClaimsSet good = emirates.claims(subject, way.nonce()).build();

    refused(way, OpenIdDouble.signed(good, OpenIdDouble.freshKey()), "answer-forged");
    refused(
        begin(""),
        emirates.signed(emirates.claims(subject, "another nonce").build()),
        "other-request");
    Way second = begin("");
    refused(
        second,
        emirates.signed(emirates.claims(subject, second.nonce()).audience("another").build()),
        "other-audience");
    Way third = begin("");
    refused(
        third,
        emirates.signed(
            emirates.claims(subject, third.nonce()).issuer("https://another.example").build()),
        "other-issuer");
    Way fourth = begin("");
    refused(
        fourth,
        emirates.signed(
            emirates
                .claims(subject, fourth.nonce())
                .expirationTime(Date.from(Instant.now().minusSeconds(600)))
                .build()),
        "answer-late");
    Way early = begin("");
    refused(
        early,
        emirates.signed(
            emirates
                .claims(subject, early.nonce())
                .issueTime(Date.from(Instant.now().plusSeconds(600)))
                .build()),
        "answer-late");
    Way fifth = begin("");
    refused(
        fifth,
        new PlainJWT(emirates.claims(subject, fifth.nonce()).build()).serialize(),
        "answer-forged");
    // Signed with the secret of the client, as if that were a key of the provider.
    Way sixth = begin("");
    SignedJWT mac =
        new SignedJWT(
            new JWSHeader(JWSAlgorithm.HS256), emirates.claims(subject, sixth.nonce()).build());
    mac.sign(new MACSigner("secret-of-the-client-secret-of-the-client"));
    refused(sixth, mac.serialize(), "answer-forged");
  }

  @Test
  void another_browser_with_the_same_address_gets_nothing_and_an_answer_counts_once() {
    FIXTURE.link(provider, person, subject);
    Way way = begin("");
    say(emirates.signed(emirates.claims(subject, way.nonce()).build()));

    assertThat(new Way(FIXTURE.surfer(), way.sent()).back()).isEmpty();
    assertThat(way.back()).isEqualTo(person.login());
    ProviderFixture.Surfer again = FIXTURE.surfer();
    assertThat(new Way(again, way.sent()).back()).isEmpty();
  }

  @Test
  void keys_that_the_provider_changes_are_fetched_from_it() throws IOException {
    try (OpenIdDouble changing = new OpenIdDouble()) {
      String at = ProviderFixture.code("ae");
      long id = FIXTURE.provider(at, "AE", "OIDC", changing.settings());
      FIXTURE.link(id, person, subject);

      for (int i = 0; i < 2; i++) {
        ProviderFixture.Surfer browser = FIXTURE.surfer();
        Map<String, String> sent = ProviderFixture.Surfer.query(browser.get("/sign-in/with/" + at));
        String token =
            changing.signed(changing.claims(subject, sent.getOrDefault("nonce", "")).build());
        changing.idToken = () -> token;
        browser.get(
            ProviderFixture.Surfer.location(
                browser.get(
                    "/sign-in/with/"
                        + at
                        + "/answer?code=c&state="
                        + sent.getOrDefault("state", ""))));
        assertThat(browser.login()).isEqualTo(person.login());
        changing.key = OpenIdDouble.freshKey();
        changing.published = new JWKSet(List.of(changing.key));
      }
    }
  }

  @Test
  void whom_nobody_linked_or_linked_to_another_state_does_not_come_in() {
    Way way = begin("");

    say(emirates.signed(emirates.claims(subject, way.nonce()).build()));
    assertThat(way.page()).contains("لا حساب هنا مرتبط بهويتك");
    assertThat(way.browser().login()).isEmpty();
  }

  @Test
  void a_binding_act_wants_the_person_asked_anew_at_a_strong_level_and_the_session_goes_on() {
    FIXTURE.link(provider, person, subject);
    Way way = begin("");
    say(emirates.signed(emirates.claims(subject, way.nonce()).build()));
    way.back();

    Way fresh = begin(way.browser(), "?fresh=true&returnTo=/rounds");
    assertThat(fresh.sent())
        .containsEntry("acr_values", "high")
        .containsEntry("prompt", "login")
        .containsEntry("max_age", "0");
    say(emirates.signed(emirates.claims(subject, fresh.nonce()).build()));
    fresh.back();
    assertThat(freshness()).as("at the level of every day").isEqualTo("PROVIDER 0");
    Way strong = begin(way.browser(), "?fresh=true&returnTo=/rounds");
    say(emirates.signed(emirates.claims(subject, strong.nonce()).claim("acr", "high").build()));
    strong.back();

    assertThat(freshness()).isEqualTo("PROVIDER:STRONG 1");
  }

  private String freshness() {
    return APP.ask(
        """
        SELECT GROUP_CONCAT(CONCAT(level, ' ', fresh_at > SYSDATE(6) - INTERVAL 2 MINUTE))
          FROM session WHERE person_id = %d\
        """
            .formatted(person.personId()));
  }

  @Test
  void signing_out_leads_to_the_provider_and_its_word_ends_the_session_here() {
    FIXTURE.link(provider, person, subject);
    Way way = begin("");
    say(emirates.signed(emirates.claims(subject, way.nonce()).build()));
    assertThat(way.back()).isEqualTo(person.login());
    String ended = "/sign-in/with/" + code + "/ended";
    JWTClaimsSet.Builder logout =
        new JWTClaimsSet.Builder()
            .issuer(emirates.issuer())
            .audience("muwahhad")
            .jwtID(UUID.randomUUID().toString())
            .issueTime(new Date())
            .expirationTime(Date.from(Instant.now().plusSeconds(60)))
            .claim("sid", "sid-" + subject)
            .claim(
                "events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));

    String forged = OpenIdDouble.signed(logout.build(), OpenIdDouble.freshKey());
    assertThat(FIXTURE.surfer().post(ended, Map.of("logout_token", forged)).statusCode())
        .isEqualTo(400);
    assertThat(way.browser().login()).isEqualTo(person.login());
    String honest = emirates.signed(logout.build());
    assertThat(FIXTURE.surfer().post(ended, Map.of("logout_token", honest)).statusCode())
        .isEqualTo(200);
    assertThat(way.browser().login()).isEmpty();
  }

  @Test
  void by_oauth_alone_the_userinfo_names_the_person_and_confirms_no_binding_act()
      throws IOException {
    try (OpenIdDouble pass = new OpenIdDouble()) {
      String at = ProviderFixture.code("ae");
      ProviderSettings plain =
          new ProviderSettings(
              "هوية",
              "Identity",
              pass.issuer(),
              pass.issuer() + "/authorize",
              pass.issuer() + "/token",
              null,
              pass.issuer() + "/userinfo",
              null,
              "muwahhad",
              "BASIC",
              "secret",
              "urn:uae:digitalid:profile:general",
              "uuid",
              "userType",
              "",
              "",
              "SOP3");
      long id = FIXTURE.provider(at, "AE", "OAUTH2", plain);
      FIXTURE.link(id, person, subject);
      pass.userInfo =
          "{\"sub\": \"x\", \"uuid\": \"%s\", \"userType\": \"SOP3\"}".formatted(subject);
      ProviderFixture.Surfer browser = FIXTURE.surfer();
      Map<String, String> sent = ProviderFixture.Surfer.query(browser.get("/sign-in/with/" + at));

      browser.get(
          ProviderFixture.Surfer.location(
              browser.get(
                  "/sign-in/with/"
                      + at
                      + "/answer?code=c&state="
                      + sent.getOrDefault("state", ""))));

      assertThat(browser.login()).isEqualTo(person.login());
      assertThat(freshness()).as("it does not say when it asked").isEqualTo("PROVIDER:STRONG 0");
    }
  }
}
