package org.muwahhad.organisation.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
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
import org.muwahhad.organisation.identity.SamlFixture.Way;
import org.w3c.dom.Document;

/** A person signs in with a SAML provider of their own state. */
@Tag("long")
class SamlSignInTest {
  private static final TestApp APP =
      TestApp.start(Map.of("muwahhad.provider-sign-ins-per-minute", 100_000));
  private static final World WORLD = World.in(APP);
  private static final ProviderFixture FIXTURE = new ProviderFixture(APP, WORLD);
  private static final SamlFixture SAML = new SamlFixture(APP, FIXTURE);
  private static final String STRONG =
      "urn:oasis:names:tc:SAML:2.0:ac:classes:MobileTwoFactorContract";
  private static SamlDouble kuwait;
  private static String code;
  private static long provider;
  private final Actor person = WORLD.aPersonWho(Role.NATIONAL_COORDINATOR, "KW");
  private final String subject = "s-" + UUID.randomUUID();

  @BeforeAll
  static void begin() throws Exception {
    kuwait = new SamlDouble("https://idp.kw.example");
    code = ProviderFixture.code("kw");
    provider = FIXTURE.samlProvider(code, "KW", kuwait);
  }

  @AfterAll
  static void end() {
    APP.close();
  }

  @Test
  void who_is_linked_comes_in_by_the_word_of_the_provider() {
    FIXTURE.link(provider, person, subject);
    Way way = SAML.begin(code, "?returnTo=/rounds");

    HttpResponse<String> entered =
        way.browser().get(way.bring(kuwait.signed(way.words(kuwait, subject))));

    assertThat(ProviderFixture.Surfer.location(entered)).isEqualTo("/rounds");
    assertThat(way.browser().login()).isEqualTo(person.login());
    assertThat(
            APP.ask(
                """
                SELECT CONCAT(v.level, ' ', v.is_strong) FROM provider_session v
                  JOIN session s ON s.token_hash = v.token_hash WHERE s.person_id = %d\
                """
                    .formatted(person.personId())))
        .isEqualTo("urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport 0");
  }

  @Test
  void whom_nobody_linked_gets_no_account_by_the_word_of_the_provider() {
    String people = APP.ask("SELECT COUNT(*) FROM person");
    Way way = SAML.begin(code, "");

    SAML.refused(way, kuwait.signed(way.words(kuwait, subject)));

    assertThat(APP.ask("SELECT COUNT(*) FROM person")).isEqualTo(people);
    assertThat(way.browser().get("/sign-in").body()).contains("المسؤول");
  }

  @Test
  void a_key_is_changed_by_a_second_certificate_and_the_end_of_the_first() throws Exception {
    SamlDouble old = new SamlDouble("https://idp.qa.example");
    SamlDouble next = new SamlDouble(old.issuer);
    String at = ProviderFixture.code("qa");
    long id = FIXTURE.samlProvider(at, "QA", old);
    Actor qatari = WORLD.aPersonWho(Role.NATIONAL_COORDINATOR, "QA");
    FIXTURE.link(id, qatari, subject);

    long proposal = APP.get(ProposeCertificate.class).run(FIXTURE.first, id, next.pem());
    Way early = SAML.begin(at, "");
    SAML.refused(early, next.signed(early.words(next, subject)));
    FIXTURE.confirm(proposal);
    for (SamlDouble key : List.of(old, next)) {
      Way way = SAML.begin(at, "");
      assertThat(way.enter(key.signed(way.words(key, subject)))).isEqualTo(qatari.login());
    }
    APP.get(EndCertificate.class)
        .run(
            FIXTURE.first,
            Long.parseLong(
                APP.ask("SELECT MIN(id) FROM identity_certificate WHERE provider_id = " + id)));

    Way late = SAML.begin(at, "");
    SAML.refused(late, old.signed(late.words(old, subject)));
    Way now = SAML.begin(at, "");
    assertThat(now.enter(next.signed(now.words(next, subject)))).isEqualTo(qatari.login());
  }

  @Test
  void who_has_to_be_asked_anew_is_let_in_only_if_it_was_done_at_a_strong_level() {
    FIXTURE.link(provider, person, subject);
    Way way = SAML.begin(code, "");
    way.enter(kuwait.signed(way.words(kuwait, subject)));
    String first = sessions();

    // At the level of every day, or asked an hour ago.
    Way weak = SAML.begin(way.browser(), code, "?fresh=true&returnTo=/rounds");
    way.browser().get(weak.bring(kuwait.signed(weak.words(kuwait, subject))));
    assertThat(sessions()).isEqualTo(first);
    Way stale = SAML.begin(way.browser(), code, "?fresh=true");
    way.browser()
        .get(
            stale.bring(
                kuwait.signed(
                    stale
                        .words(kuwait, subject)
                        .but(w -> w.level = STRONG)
                        .but(w -> w.authenticated = Instant.now().minusSeconds(3600)))));
    assertThat(sessions()).isEqualTo(first);

    Way fresh = SAML.begin(way.browser(), code, "?fresh=true&returnTo=/rounds");
    HttpResponse<String> entered =
        way.browser()
            .get(
                fresh.bring(
                    kuwait.signed(fresh.words(kuwait, subject).but(w -> w.level = STRONG))));
    assertThat(ProviderFixture.Surfer.location(entered)).isEqualTo("/rounds");
    assertThat(
            APP.ask(
                """
                SELECT GROUP_CONCAT(v.is_strong) FROM provider_session v
                  JOIN session s ON s.token_hash = v.token_hash WHERE s.person_id = %d\
                """
                    .formatted(person.personId())))
        .as("the session goes on")
        .isEqualTo("1");
  }

  private String sessions() {
    return APP.ask(
        """
        SELECT GROUP_CONCAT(token_hash) FROM session WHERE person_id = %d\
        """
            .formatted(person.personId()));
  }

  @Test
  void what_ends_at_the_provider_ends_here_and_only_by_its_word() throws Exception {
    FIXTURE.link(provider, person, subject);
    Way way = SAML.begin(code, "");
    SamlDouble.Words words = way.words(kuwait, subject);
    assertThat(way.enter(kuwait.signed(words))).isEqualTo(person.login());
    String logout = "/sign-in/with/" + code + "/logout";
    String address = APP.uri() + logout;

    Document forged = new SamlDouble(kuwait.issuer).logout(address, subject, words.sessionIndex);
    FIXTURE
        .surfer()
        .post(logout, Map.of("SAMLRequest", SamlDouble.base64(SamlDouble.text(forged))));
    assertThat(way.browser().login()).isEqualTo(person.login());

    Document honest = kuwait.logout(address, subject, words.sessionIndex);
    FIXTURE
        .surfer()
        .post(logout, Map.of("SAMLRequest", SamlDouble.base64(SamlDouble.text(honest))));
    assertThat(way.browser().login()).isEmpty();
  }

  @Test
  void a_provider_that_is_off_and_a_link_that_ended_open_nothing_and_end_what_they_opened()
      throws Exception {
    SamlDouble bahrain = new SamlDouble("https://idp.bh.example");
    String at = ProviderFixture.code("bh");
    long id = FIXTURE.samlProvider(at, "BH", bahrain);
    Actor one = WORLD.aPersonWho(Role.NATIONAL_COORDINATOR, "BH");
    Actor other = WORLD.aPersonWho(Role.NATIONAL_COORDINATOR, "BH");
    long link = FIXTURE.link(id, one, "one");
    FIXTURE.link(id, other, "other");
    Way first = SAML.begin(at, "");
    assertThat(first.enter(bahrain.signed(first.words(bahrain, "one")))).isEqualTo(one.login());
    Way second = SAML.begin(at, "");
    assertThat(second.enter(bahrain.signed(second.words(bahrain, "other"))))
        .isEqualTo(other.login());

    APP.get(UnlinkPerson.class).run(FIXTURE.first, link, "Moved");
    assertThat(first.browser().login()).isEmpty();
    Way again = SAML.begin(at, "");
    SAML.refused(again, bahrain.signed(again.words(bahrain, "one")));

    APP.get(DisableProvider.class).run(FIXTURE.first, id, "Its key was stolen");
    assertThat(second.browser().login()).isEmpty();
    assertThat(FIXTURE.surfer().get("/sign-in/with/" + at).statusCode()).isEqualTo(404);
    assertThat(FIXTURE.surfer().get("/sign-in").body()).doesNotContain("/sign-in/with/" + at);
    assertThat(
            APP.ask(
                "SELECT act FROM audit_entry WHERE object_type = 'identity-provider' AND object_id = '%d'"
                        .formatted(id)
                    + " ORDER BY id DESC LIMIT 1"))
        .isEqualTo("identity.provider-disabled");
  }

  @Test
  void the_sign_in_page_and_the_metadata_say_what_people_and_providers_need() {
    assertThat(FIXTURE.surfer().get("/sign-in").body())
        .contains("/sign-in/with/" + code, "جهة الهوية", "الكويت");
    assertThat(FIXTURE.surfer().get("/sign-in/with/" + code + "/metadata").body())
        .contains(
            "entityID=\"" + APP.uri() + "/sign-in/with/" + code + "/metadata\"",
            "WantAssertionsSigned=\"true\"",
            APP.uri() + "/sign-in/with/" + code + "/answer");
  }
}
