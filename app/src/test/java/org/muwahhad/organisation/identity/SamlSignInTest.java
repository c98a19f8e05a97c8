package org.muwahhad.organisation.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Refusal;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** A person signs in with a SAML provider of their own state, and nobody by a forged answer. */
@Tag("long")
class SamlSignInTest {
  private static final TestApp APP =
      TestApp.start(Map.of("muwahhad.provider-sign-ins-per-minute", 100_000));
  private static final World WORLD = World.in(APP);
  private static final ProviderFixture FIXTURE = new ProviderFixture(APP, WORLD);
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

  /** A browser that was sent to the provider. */
  private record Way(ProviderFixture.Surfer browser, String at, String request, String state) {
    String consumer() {
      return APP.uri() + "/sign-in/with/" + at + "/answer";
    }

    String audience() {
      return APP.uri() + "/sign-in/with/" + at + "/metadata";
    }

    SamlDouble.Words words(SamlDouble by, String subject) {
      return new SamlDouble.Words(by, subject, request, consumer(), audience());
    }

    /** Brings an answer; returns where the browser is led. */
    String bring(Document response) {
      return bringText(SamlDouble.text(response));
    }

    String bringText(String response) {
      HttpResponse<String> answer =
          browser.post(
              "/sign-in/with/" + at + "/answer",
              Map.of("SAMLResponse", SamlDouble.base64(response), "RelayState", state));
      assertThat(answer.statusCode()).isEqualTo(303);
      return ProviderFixture.Surfer.location(answer);
    }

    /** Brings an answer and comes in; returns who is signed in then. */
    String enter(Document response) {
      browser.get(bring(response));
      return browser.login();
    }
  }

  private static Way begin(String at, String more) {
    ProviderFixture.Surfer browser = FIXTURE.surfer();
    return begin(browser, at, more);
  }

  private static Way begin(ProviderFixture.Surfer browser, String at, String more) {
    HttpResponse<String> sent = browser.get("/sign-in/with/" + at + more);
    assertThat(sent.statusCode()).isEqualTo(303);
    Map<String, String> query = ProviderFixture.Surfer.query(sent);
    assertThat(query).containsKeys("SAMLRequest", "RelayState", "SigAlg", "Signature");
    Element request =
        SamlDouble.parse(inflated(query.getOrDefault("SAMLRequest", ""))).getDocumentElement();
    return new Way(browser, at, request.getAttribute("ID"), query.getOrDefault("RelayState", ""));
  }

  private static String inflated(String message) {
    try {
      return new String(
          new InflaterInputStream(
                  new ByteArrayInputStream(Base64.getDecoder().decode(message)), new Inflater(true))
              .readAllBytes(),
          StandardCharsets.UTF_8);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String refusals() {
    return APP.ask("SELECT COUNT(*) FROM provider_session");
  }

  /** Nobody is signed in, and no session was opened. */
  private void refused(Way way, Document response) {
    refused(way, SamlDouble.text(response));
  }

  private void refused(Way way, String response) {
    String before = refusals();
    assertThat(way.bringText(response)).isEqualTo("/sign-in");
    assertThat(way.browser().login()).isEmpty();
    assertThat(refusals()).isEqualTo(before);
  }

  private void refusedFor(Consumer<SamlDouble.Words> change) {
    Way way = begin(code, "");
    refused(way, kuwait.signed(way.words(kuwait, subject).but(change)));
  }

  @Test
  void who_is_linked_comes_in_by_the_word_of_the_provider() {
    FIXTURE.link(provider, person, subject);
    Way way = begin(code, "?returnTo=/rounds");

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
    Way way = begin(code, "");

    refused(way, kuwait.signed(way.words(kuwait, subject)));

    assertThat(APP.ask("SELECT COUNT(*) FROM person")).isEqualTo(people);
    assertThat(way.browser().get("/sign-in").body()).contains("المسؤول");
  }

  @Test
  void an_assertion_without_a_signature_is_refused_also_in_a_signed_response() {
    FIXTURE.link(provider, person, subject);
    Way way = begin(code, "");

    refused(way, SamlDouble.unsigned(way.words(kuwait, subject)));
    Document response = SamlDouble.unsigned(way.words(kuwait, subject));
    kuwait.sign(response.getDocumentElement());
    refused(way, response);
    assertThat(way.enter(kuwait.signed(way.words(kuwait, subject)))).isEqualTo(person.login());
  }

  @Test
  void an_encrypted_assertion_is_read_in_gcm_under_oaep_and_in_no_other_way() throws Exception {
    FIXTURE.link(provider, person, subject);
    String metadata = FIXTURE.surfer().get("/sign-in/with/" + code + "/metadata").body();
    String certificate =
        metadata.replaceAll("(?s).*<ds:X509Certificate>([^<]*)</ds:X509Certificate>.*", "$1");
    PublicKey key =
        CertificateFactory.getInstance("X.509")
            .generateCertificate(
                new ByteArrayInputStream(Base64.getMimeDecoder().decode(certificate)))
            .getPublicKey();
    Way way = begin(code, "");

    refused(way, encrypted(way, key, SamlDouble.CBC, SamlDouble.OAEP));
    refused(way, encrypted(way, key, SamlDouble.GCM, SamlDouble.RSA_1_5));
    String strong = SamlDouble.text(encrypted(way, key, SamlDouble.GCM, SamlDouble.OAEP));
    refused(
        way,
        strong.replace(
            "<xenc:CipherValue>",
            "<xenc:CipherReference URI=\"http://127.0.0.1/\"/><xenc:CipherValue>"));
    refused(way, strong.replaceAll("<xenc:EncryptionMethod[^>]*/>", ""));

    assertThat(way.enter(encrypted(way, key, SamlDouble.GCM, SamlDouble.OAEP)))
        .isEqualTo(person.login());
    assertThat(metadata)
        .contains("xmlenc11#aes256-gcm", "rsa-oaep-mgf1p")
        .doesNotContain("-cbc", "rsa-1_5");
  }

  private Document encrypted(Way way, PublicKey key, String cipher, String transport) {
    return SamlDouble.encrypted(kuwait.signed(way.words(kuwait, subject)), key, cipher, transport);
  }

  @Test
  void what_another_key_signed_or_somebody_changed_is_refused() throws Exception {
    FIXTURE.link(provider, person, subject);
    Way way = begin(code, "");

    refused(way, new SamlDouble(kuwait.issuer).signed(way.words(kuwait, subject)));
    Document changed = kuwait.signed(way.words(kuwait, "somebody-else"));
    refused(way, SamlDouble.text(changed).replace("somebody-else", subject));
  }

  @Test
  void a_signed_assertion_vouches_for_nothing_that_stands_beside_it() {
    FIXTURE.link(provider, person, subject);
    Way way = begin(code, "");
    SamlDouble.Words honest = way.words(kuwait, "honest-" + UUID.randomUUID());

    // The forged assertion first, the signed one after it, beside it or within it.
    for (int form = 0; form < 5; form++) {
      Document response = kuwait.signed(honest);
      Element signed = SamlDouble.assertionOf(response);
      Element forged = (Element) signed.cloneNode(true);
      Node signature =
          forged.getElementsByTagNameNS("http://www.w3.org/2000/09/xmldsig#", "Signature").item(0);
      forged.getElementsByTagNameNS(SamlDouble.ASSERTION, "NameID").item(0).setTextContent(subject);
      Element root = response.getDocumentElement();
      switch (form) {
        case 0 -> {
          forged.removeChild(signature);
          forged.setAttribute("ID", "_forged");
          root.insertBefore(forged, signed);
        }
        case 1 -> {
          // The same ID twice, the forged one first.
          root.insertBefore(forged, signed);
        }
        case 2 -> {
          // The signature stays in the forged assertion and holds the signed one.
          forged.setAttribute("ID", "_forged");
          root.replaceChild(forged, signed);
          Element held =
              response.createElementNS("http://www.w3.org/2000/09/xmldsig#", "ds:Object");
          signature.appendChild(held);
          held.appendChild(signed);
        }
        case 3 -> {
          // The signed one in extensions.
          forged.setAttribute("ID", "_forged");
          root.replaceChild(forged, signed);
          Element extensions =
              response.createElementNS("urn:oasis:names:tc:SAML:2.0:protocol", "samlp:Extensions");
          root.insertBefore(extensions, root.getFirstChild());
          extensions.appendChild(signed);
        }
        default -> {
          // The forged one around the signed one.
          forged.removeChild(signature);
          forged.setAttribute("ID", "_forged");
          root.replaceChild(forged, signed);
          forged.appendChild(signed);
        }
      }
      refused(way, response);
    }
  }

  @Test
  void a_comment_in_a_name_makes_no_other_name_of_it() {
    FIXTURE.link(provider, person, subject);
    Way way = begin(code, "");
    Document response = kuwait.signed(way.words(kuwait, subject + "<!-- -->.evil"));

    refused(way, response);
  }

  @Test
  void what_declares_entities_is_not_read() {
    Way way = begin(code, "");

    refused(
        way,
        "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
            + SamlDouble.text(kuwait.signed(way.words(kuwait, subject))));
    refused(way, "no xml");
  }

  @Test
  void what_was_made_for_another_or_at_another_time_is_refused() {
    FIXTURE.link(provider, person, subject);

    refusedFor(w -> w.audience = "https://another.example/metadata");
    refusedFor(w -> w.consumer = "https://another.example/answer");
    refusedFor(w -> w.destination = "https://another.example/answer");
    refusedFor(w -> w.inResponseTo = "_" + UUID.randomUUID());
    refusedFor(w -> w.issuer = "https://another.example");
    refusedFor(w -> w.until = Instant.now().minusSeconds(300));
    refusedFor(w -> w.from = Instant.now().plusSeconds(300));
    refusedFor(w -> w.status = "urn:oasis:names:tc:SAML:2.0:status:Responder");
  }

  @Test
  void an_answer_counts_once_and_for_the_browser_that_was_sent() {
    FIXTURE.link(provider, person, subject);
    Way way = begin(code, "");
    Document response = kuwait.signed(way.words(kuwait, subject));
    String entrance = way.bring(response);

    // Somebody else has the address but not what the browser holds.
    ProviderFixture.Surfer other = FIXTURE.surfer();
    other.get(entrance);
    assertThat(other.login()).isEmpty();
    assertThat(way.bring(response)).isEqualTo("/sign-in");
    way.browser().get(entrance);
    assertThat(way.browser().login()).isEqualTo(person.login());
    APP.sql("DELETE FROM session WHERE person_id = " + person.personId());
    way.browser().get(entrance);
    assertThat(way.browser().login()).isEmpty();

    Way again = begin(code, "");
    assertThat(again.enter(kuwait.signed(again.words(kuwait, subject)))).isEqualTo(person.login());
  }

  @Test
  void the_same_assertion_opens_nothing_on_another_way() {
    FIXTURE.link(provider, person, subject);
    Way way = begin(code, "");
    SamlDouble.Words words = way.words(kuwait, subject);
    assertThat(way.enter(kuwait.signed(words))).isEqualTo(person.login());
    Way second = begin(code, "");

    refused(
        second,
        kuwait.signed(second.words(kuwait, subject).but(w -> w.assertionId = words.assertionId)));
  }

  @Test
  void a_provider_of_another_state_vouches_for_none_of_our_people() throws Exception {
    SamlDouble emirates = new SamlDouble("https://idp.ae.example");
    String other = ProviderFixture.code("ae");
    long otherProvider = FIXTURE.samlProvider(other, "AE", emirates);
    FIXTURE.link(provider, person, subject);

    // By its own name for the person, and by the name of the other provider.
    Way way = begin(other, "");
    refused(way, emirates.signed(way.words(emirates, subject)));
    Way kuwaiti = begin(code, "");
    refused(kuwaiti, emirates.signed(kuwaiti.words(kuwait, subject)));
    // Nor do two administrators link them, nor anybody past the code.
    assertThatThrownBy(
            () ->
                APP.get(ProposeLink.class)
                    .run(
                        FIXTURE.first,
                        otherProvider,
                        new ProposeLink.NewLink(person.login(), "any")))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r -> assertThat(r.faults()).extracting(f -> f.code()).contains("identity.other-state"));
    APP.withoutTriggersOf(
        List.of("identity_link"),
        () ->
            APP.sql(
                """
                INSERT INTO identity_link (person_id, provider_id, subject, created_at, active_from)
                VALUES (%d, %d, 'forced-%d', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))\
                """
                    .formatted(person.personId(), otherProvider, person.personId())));
    Way forced = begin(other, "");
    refused(forced, emirates.signed(forced.words(emirates, "forced-" + person.personId())));
    APP.sql(
        """
        INSERT INTO session (token_hash, person_id, csrf_token, created_at, expires_at, ends_at,
                             last_used_at)
        VALUES (REPEAT('a', 64), %d, REPEAT('b', 43), SYSDATE(6), SYSDATE(6) + INTERVAL 1 HOUR,
                SYSDATE(6) + INTERVAL 1 HOUR, SYSDATE(6))\
        """
            .formatted(person.personId()));
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    INSERT INTO provider_session (token_hash, link_id, level, is_strong)
                    SELECT REPEAT('a', 64), id, '', FALSE FROM identity_link
                     WHERE subject = 'forced-%d'\
                    """
                        .formatted(person.personId())))
        .hasMessageContaining("identity.other-state");
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
    Way early = begin(at, "");
    refused(early, next.signed(early.words(next, subject)));
    FIXTURE.confirm(proposal);
    for (SamlDouble key : List.of(old, next)) {
      Way way = begin(at, "");
      assertThat(way.enter(key.signed(way.words(key, subject)))).isEqualTo(qatari.login());
    }
    APP.get(EndCertificate.class)
        .run(
            FIXTURE.first,
            Long.parseLong(
                APP.ask("SELECT MIN(id) FROM identity_certificate WHERE provider_id = " + id)));

    Way late = begin(at, "");
    refused(late, old.signed(late.words(old, subject)));
    Way now = begin(at, "");
    assertThat(now.enter(next.signed(now.words(next, subject)))).isEqualTo(qatari.login());
  }

  @Test
  void who_has_to_be_asked_anew_is_let_in_only_if_it_was_done_at_a_strong_level() {
    FIXTURE.link(provider, person, subject);
    Way way = begin(code, "");
    way.enter(kuwait.signed(way.words(kuwait, subject)));
    String first = sessions();

    // At the level of every day, or asked an hour ago.
    Way weak = begin(way.browser(), code, "?fresh=true&returnTo=/rounds");
    way.browser().get(weak.bring(kuwait.signed(weak.words(kuwait, subject))));
    assertThat(sessions()).isEqualTo(first);
    Way stale = begin(way.browser(), code, "?fresh=true");
    way.browser()
        .get(
            stale.bring(
                kuwait.signed(
                    stale
                        .words(kuwait, subject)
                        .but(w -> w.level = STRONG)
                        .but(w -> w.authenticated = Instant.now().minusSeconds(3600)))));
    assertThat(sessions()).isEqualTo(first);

    Way fresh = begin(way.browser(), code, "?fresh=true&returnTo=/rounds");
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
    Way way = begin(code, "");
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
    Way first = begin(at, "");
    assertThat(first.enter(bahrain.signed(first.words(bahrain, "one")))).isEqualTo(one.login());
    Way second = begin(at, "");
    assertThat(second.enter(bahrain.signed(second.words(bahrain, "other"))))
        .isEqualTo(other.login());

    APP.get(UnlinkPerson.class).run(FIXTURE.first, link, "Moved");
    assertThat(first.browser().login()).isEmpty();
    Way again = begin(at, "");
    refused(again, bahrain.signed(again.words(bahrain, "one")));

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
