package org.muwahhad.organisation.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.organisation.identity.SamlFixture.Way;
import org.muwahhad.shared.Refusal;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Nobody is signed in by an answer that a SAML provider did not give, or gave to somebody else. */
@Tag("long")
class SamlForgeryTest {
  private static final TestApp APP =
      TestApp.start(Map.of("muwahhad.provider-sign-ins-per-minute", 100_000));
  private static final World WORLD = World.in(APP);
  private static final ProviderFixture FIXTURE = new ProviderFixture(APP, WORLD);
  private static final SamlFixture SAML = new SamlFixture(APP, FIXTURE);
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

  private void refusedFor(Consumer<SamlDouble.Words> change) {
    Way way = SAML.begin(code, "");
    SAML.refused(way, kuwait.signed(way.words(kuwait, subject).but(change)));
  }

  @Test
  void an_assertion_without_a_signature_is_refused_also_in_a_signed_response() {
    FIXTURE.link(provider, person, subject);
    Way way = SAML.begin(code, "");

    SAML.refused(way, SamlDouble.unsigned(way.words(kuwait, subject)));
    Document response = SamlDouble.unsigned(way.words(kuwait, subject));
    kuwait.sign(response.getDocumentElement());
    SAML.refused(way, response);
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
    Way way = SAML.begin(code, "");

    SAML.refused(way, encrypted(way, key, SamlDouble.CBC, SamlDouble.OAEP));
    SAML.refused(way, encrypted(way, key, SamlDouble.GCM, SamlDouble.RSA_1_5));
    String strong = SamlDouble.text(encrypted(way, key, SamlDouble.GCM, SamlDouble.OAEP));
    SAML.refused(
        way,
        strong.replace(
            "<xenc:CipherValue>",
            "<xenc:CipherReference URI=\"http://127.0.0.1/\"/><xenc:CipherValue>"));
    SAML.refused(way, strong.replaceAll("<xenc:EncryptionMethod[^>]*/>", ""));

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
    Way way = SAML.begin(code, "");

    SAML.refused(way, new SamlDouble(kuwait.issuer).signed(way.words(kuwait, subject)));
    Document changed = kuwait.signed(way.words(kuwait, "somebody-else"));
    SAML.refused(way, SamlDouble.text(changed).replace("somebody-else", subject));
  }

  @Test
  void a_signed_assertion_vouches_for_nothing_that_stands_beside_it() {
    FIXTURE.link(provider, person, subject);
    Way way = SAML.begin(code, "");
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
      SAML.refused(way, response);
    }
  }

  @Test
  void a_comment_in_a_name_makes_no_other_name_of_it() {
    FIXTURE.link(provider, person, subject);
    Way way = SAML.begin(code, "");
    Document response = kuwait.signed(way.words(kuwait, subject + "<!-- -->.evil"));

    SAML.refused(way, response);
  }

  @Test
  void what_declares_entities_is_not_read() {
    Way way = SAML.begin(code, "");

    SAML.refused(
        way,
        "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
            + SamlDouble.text(kuwait.signed(way.words(kuwait, subject))));
    SAML.refused(way, "no xml");
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
    Way way = SAML.begin(code, "");
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

    Way again = SAML.begin(code, "");
    assertThat(again.enter(kuwait.signed(again.words(kuwait, subject)))).isEqualTo(person.login());
  }

  @Test
  void the_same_assertion_opens_nothing_on_another_way() {
    FIXTURE.link(provider, person, subject);
    Way way = SAML.begin(code, "");
    SamlDouble.Words words = way.words(kuwait, subject);
    assertThat(way.enter(kuwait.signed(words))).isEqualTo(person.login());
    Way second = SAML.begin(code, "");

    SAML.refused(
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
    Way way = SAML.begin(other, "");
    SAML.refused(way, emirates.signed(way.words(emirates, subject)));
    Way kuwaiti = SAML.begin(code, "");
    SAML.refused(kuwaiti, emirates.signed(kuwaiti.words(kuwait, subject)));
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
    Way forced = SAML.begin(other, "");
    SAML.refused(forced, emirates.signed(forced.words(emirates, "forced-" + person.personId())));
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
}
