package org.muwahhad.organisation.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;

/** People sign in, are asked anew and sign out with a real Keycloak, by OpenID and by SAML. */
@Timeout(600)
@Tag("long")
class KeycloakSignInTest {
  private static final TestApp APP =
      TestApp.start(Map.of("muwahhad.provider-sign-ins-per-minute", 100_000));
  private static final World WORLD = World.in(APP);
  private static final ProviderFixture FIXTURE = new ProviderFixture(APP, WORLD);
  private static final String OPENID = ProviderFixture.code("kw");
  private static final String SAML = ProviderFixture.code("kw");
  private static final String SUBJECT = "5b0f7d0e-8a4b-4c35-9d53-0d6c5a3f9a11";
  private static final String PASSWORD = "the-word-of-ahmad";
  private static final Actor PERSON = WORLD.aPersonWho(Role.NATIONAL_COORDINATOR, "KW");
  private static Keycloak keycloak;

  @BeforeAll
  static void begin() throws Exception {
    int port = Keycloak.freePort();
    String realm = Keycloak.address(port);
    String protocol = realm + "/protocol/openid-connect";
    long openId =
        FIXTURE.provider(
            OPENID,
            "KW",
            "OIDC",
            new ProviderSettings(
                "هوية الكويت",
                "Identity of Kuwait",
                realm,
                protocol + "/auth",
                protocol + "/token",
                protocol + "/certs",
                null,
                protocol + "/logout",
                "muwahhad",
                "BASIC",
                "the-secret-of-muwahhad",
                "openid",
                "",
                "",
                "",
                "",
                // What Keycloak says of whom it just asked, without levels of its own.
                "1"));
    long saml =
        FIXTURE.provider(
            SAML,
            "KW",
            "SAML",
            ProviderFixture.saml(realm, realm + "/protocol/saml", realm + "/protocol/saml"));
    Map<String, String> values = new HashMap<>();
    values.put("app", APP.uri().toString());
    values.put("oidc", OPENID);
    values.put("saml", SAML);
    values.put("encrypt", "true");
    values.put(
        "certificate",
        found(
            "<ds:X509Certificate>([^<]*)<",
            FIXTURE.surfer().get("/sign-in/with/" + SAML + "/metadata").body()));
    keycloak = Keycloak.start(port, values);
    String descriptor = FIXTURE.surfer().get(realm + "/protocol/saml/descriptor").body();
    FIXTURE.confirm(
        APP.get(ProposeCertificate.class)
            .run(FIXTURE.first, saml, found("X509Certificate>([^<]*)<", descriptor)));
    FIXTURE.link(openId, PERSON, SUBJECT);
    FIXTURE.link(saml, PERSON, "ahmad");
  }

  @AfterAll
  static void end() {
    if (keycloak != null) {
      keycloak.close();
    }
    APP.close();
  }

  private static String found(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(text);
    assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
    return matcher.group(1).replace("&amp;", "&");
  }

  /** Follows answers until there is a page. */
  private static HttpResponse<String> follow(
      ProviderFixture.Surfer browser, HttpResponse<String> answer) {
    HttpResponse<String> at = answer;
    for (int i = 0; i < 10 && at.statusCode() / 100 == 3; i++) {
      at = browser.get(at.uri().resolve(ProviderFixture.Surfer.location(at)).toString());
    }
    return at;
  }

  /** Types name and password on the page of Keycloak, and goes on to where that leads. */
  private static void type(
      ProviderFixture.Surfer browser, HttpResponse<String> page, String name, String password) {
    HttpResponse<String> answer =
        follow(
            browser,
            browser.post(
                found("action=\"([^\"]*login-actions[^\"]*)\"", page.body()),
                Map.of("username", name, "password", password)));
    post(browser, answer);
  }

  /** Posts the response of SAML, as the page of Keycloak would by a script. */
  private static void post(ProviderFixture.Surfer browser, HttpResponse<String> page) {
    if (page.body().contains("SAMLResponse")) {
      follow(
          browser,
          browser.post(
              found("(?i)action=\"([^\"]*)\"", page.body()),
              Map.of(
                  "SAMLResponse",
                  found("(?i)name=\"SAMLResponse\" value=\"([^\"]*)\"", page.body()),
                  "RelayState",
                  found("(?i)name=\"RelayState\" value=\"([^\"]*)\"", page.body()))));
    }
  }

  private static ProviderFixture.Surfer signedIn(String code, String name, String password) {
    ProviderFixture.Surfer browser = FIXTURE.surfer();
    type(browser, follow(browser, browser.get("/sign-in/with/" + code)), name, password);
    return browser;
  }

  private static String sessions(String what) {
    return APP.ask(
        """
        SELECT GROUP_CONCAT(%s) FROM session s LEFT JOIN provider_session v
            ON v.token_hash = s.token_hash WHERE s.person_id = %d\
        """
            .formatted(what, PERSON.personId()));
  }

  @Test
  void by_openid_who_is_linked_comes_in_and_a_stranger_does_not() {
    assertThat(signedIn(OPENID, "ahmad", PASSWORD).login()).isEqualTo(PERSON.login());
    assertThat(signedIn(OPENID, "stranger", "the-word-of-nobody").login()).isEmpty();
  }

  @Test
  void by_saml_with_an_encrypted_assertion_who_is_linked_comes_in_and_a_stranger_does_not() {
    assertThat(signedIn(SAML, "ahmad", PASSWORD).login()).isEqualTo(PERSON.login());
    assertThat(signedIn(SAML, "stranger", "the-word-of-nobody").login()).isEmpty();
  }

  @Test
  void for_a_binding_act_the_person_is_asked_anew_though_signed_in_there() {
    ProviderFixture.Surfer browser = signedIn(OPENID, "ahmad", PASSWORD);

    // Without need, Keycloak lets them through; for a binding act it asks.
    HttpResponse<String> through = follow(browser, browser.get("/sign-in/with/" + OPENID));
    assertThat(through.uri().toString()).startsWith(APP.uri().toString());
    HttpResponse<String> page =
        follow(browser, browser.get("/sign-in/with/" + OPENID + "?fresh=true&returnTo=/rounds"));
    assertThat(page.body()).contains("login-actions");
    type(browser, page, "ahmad", PASSWORD);

    assertThat(sessions("CONCAT(s.level, ' ', v.level)")).contains("PROVIDER:STRONG 1");
  }

  @Test
  void signing_out_here_signs_out_at_keycloak_too() {
    ProviderFixture.Surfer browser = signedIn(OPENID, "ahmad", PASSWORD);
    String token = found("name=\"csrfToken\" value=\"([^\"]*)\"", browser.get("/password").body());

    HttpResponse<String> leaving = browser.press("/sign-out", Map.of("csrfToken", token));
    assertThat(browser.login()).isEmpty();
    follow(
        browser,
        browser.get(
            leaving.headers().firstValue("Refresh").orElseThrow().replaceFirst("0; url=", "")));

    assertThat(follow(browser, browser.get("/sign-in/with/" + OPENID)).body())
        .as("Keycloak asks again")
        .contains("login-actions");
  }
}
