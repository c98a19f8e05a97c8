package org.muwahhad.organisation.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.muwahhad.TestApp;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Ways of browsers to providers of SAML and back. */
record SamlFixture(TestApp app, ProviderFixture providers) {

  /** A browser that was sent to the provider. */
  record Way(TestApp app, ProviderFixture.Surfer browser, String at, String request, String state) {
    String consumer() {
      return app.uri() + "/sign-in/with/" + at + "/answer";
    }

    String audience() {
      return app.uri() + "/sign-in/with/" + at + "/metadata";
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

  Way begin(String at, String more) {
    ProviderFixture.Surfer browser = providers.surfer();
    return begin(browser, at, more);
  }

  Way begin(ProviderFixture.Surfer browser, String at, String more) {
    HttpResponse<String> sent = browser.get("/sign-in/with/" + at + more);
    assertThat(sent.statusCode()).isEqualTo(303);
    Map<String, String> query = ProviderFixture.Surfer.query(sent);
    assertThat(query).containsKeys("SAMLRequest", "RelayState", "SigAlg", "Signature");
    Element request =
        SamlDouble.parse(inflated(query.getOrDefault("SAMLRequest", ""))).getDocumentElement();
    return new Way(
        app, browser, at, request.getAttribute("ID"), query.getOrDefault("RelayState", ""));
  }

  private static String inflated(String message) {
    try {
      return new String(
          new InflaterInputStream(
                  new ByteArrayInputStream(Base64.getDecoder().decode(message)), new Inflater(true))
              .readAllBytes(),
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String refusals() {
    return app.ask("SELECT COUNT(*) FROM provider_session");
  }

  /** Nobody is signed in, and no session was opened. */
  void refused(Way way, Document response) {
    refused(way, SamlDouble.text(response));
  }

  void refused(Way way, String response) {
    String before = refusals();
    assertThat(way.bringText(response)).isEqualTo("/sign-in");
    assertThat(way.browser().login()).isEmpty();
    assertThat(refusals()).isEqualTo(before);
  }
}
