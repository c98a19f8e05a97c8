package org.muwahhad.organisation.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;

/** Providers on which two administrators agreed, people who are linked, and a browser. */
final class ProviderFixture {
  final TestApp app;
  final World world;
  final Actor first;
  final Actor second;

  ProviderFixture(TestApp app, World world) {
    this.app = app;
    this.world = world;
    this.first = world.aPersonWho(Role.ADMINISTRATOR);
    this.second = world.aPersonWho(Role.ADMINISTRATOR);
  }

  /** A provider with its settings in force; returns its number. */
  long provider(String code, String state, String protocol, ProviderSettings settings) {
    confirm(
        app.get(ProposeProvider.class)
            .run(first, new ProposeProvider.NewProvider(code, state, protocol, settings)));
    return Long.parseLong(
        app.ask("SELECT id FROM identity_provider WHERE code = '%s'".formatted(code)));
  }

  /** A SAML provider with its certificate in force; returns its number. */
  long samlProvider(String code, String state, SamlDouble provider) throws Exception {
    long id = provider(code, state, "SAML", saml(provider.issuer, "http://localhost:9/sso", null));
    confirm(app.get(ProposeCertificate.class).run(first, id, provider.pem()));
    return id;
  }

  static ProviderSettings saml(String issuer, String signOn, @Nullable String logout) {
    return new ProviderSettings(
        "جهة الهوية",
        "Identity provider",
        issuer,
        signOn,
        null,
        null,
        null,
        logout,
        null,
        null,
        null,
        null,
        "",
        "",
        "",
        "",
        "urn:oasis:names:tc:SAML:2.0:ac:classes:MobileTwoFactorContract");
  }

  /** Links a person, as two administrators agreed. */
  long link(long provider, Actor person, String subject) {
    confirm(
        app.get(ProposeLink.class)
            .run(first, provider, new ProposeLink.NewLink(person.login(), subject)));
    return Long.parseLong(
        app.ask(
            "SELECT id FROM identity_link WHERE provider_id = %d AND open_person = %d"
                .formatted(provider, person.personId())));
  }

  void confirm(long proposal) {
    app.get(DecideIdentityProposal.class).confirm(second, proposal);
  }

  static String code(String state) {
    return state + "-" + UUID.randomUUID().toString().substring(0, 8);
  }

  Surfer surfer() {
    return new Surfer(app.uri());
  }

  /** A browser that keeps cookies and follows nothing by itself. */
  static final class Surfer {
    private final URI base;
    private final HttpClient client;

    /** By server; those that are to travel by HTTPS alone do here too, as browsers let them. */
    private final Map<String, Map<String, String>> cookies = new HashMap<>();

    Surfer(URI base) {
      this.base = base;
      this.client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    }

    HttpResponse<String> get(String address) {
      return send(HttpRequest.newBuilder(base.resolve(address)).header("Accept", "text/html,*/*"));
    }

    HttpResponse<String> post(String address, Map<String, String> fields) {
      return send(
          HttpRequest.newBuilder(base.resolve(address))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .header("Accept", "text/html,*/*")
              // As a browser says where another site made it go.
              .header("Sec-Fetch-Site", "cross-site")
              .POST(HttpRequest.BodyPublishers.ofString(form(fields))));
    }

    /** Sends a form of a page of this site. */
    HttpResponse<String> press(String address, Map<String, String> fields) {
      return send(
          HttpRequest.newBuilder(base.resolve(address))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .header("Accept", "text/html,*/*")
              .header("Sec-Fetch-Site", "same-origin")
              .POST(HttpRequest.BodyPublishers.ofString(form(fields))));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
      try {
        Map<String, String> own =
            cookies.computeIfAbsent(request.build().uri().getAuthority(), a -> new HashMap<>());
        if (!own.isEmpty()) {
          request.setHeader(
              "Cookie",
              own.entrySet().stream()
                  .map(c -> c.getKey() + "=" + c.getValue())
                  .collect(Collectors.joining("; ")));
        }
        HttpResponse<String> answer =
            client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        answer.headers().allValues("Set-Cookie").forEach(cookie -> keep(own, cookie));
        return answer;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }

    private static void keep(Map<String, String> own, String cookie) {
      String[] pair = cookie.split(";", 2)[0].split("=", 2);
      if (pair.length < 2 || pair[1].isEmpty() || cookie.contains("Max-Age=0")) {
        own.remove(pair[0]);
      } else {
        own.put(pair[0], pair[1]);
      }
    }

    /** The parameters of the address to which an answer leads. */
    static Map<String, String> query(HttpResponse<?> answer) {
      return Arrays.stream(URI.create(location(answer)).getRawQuery().split("&"))
          .map(p -> p.split("=", 2))
          .collect(
              Collectors.toMap(
                  p -> p[0], p -> URLDecoder.decode(p[1], StandardCharsets.UTF_8), (a, b) -> a));
    }

    static String location(HttpResponse<?> answer) {
      return answer.headers().firstValue("Location").orElse("");
    }

    /** The login of who is signed in; empty when nobody is. */
    String login() {
      HttpResponse<String> me =
          send(
              HttpRequest.newBuilder(base.resolve("/api/v1/session"))
                  .header("Accept", "application/json"));
      return me.statusCode() == 200 ? me.body().replaceAll(".*\"login\":\"([^\"]*)\".*", "$1") : "";
    }

    static String form(Map<String, String> fields) {
      return fields.entrySet().stream()
          .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
          .collect(Collectors.joining("&"));
    }
  }
}
