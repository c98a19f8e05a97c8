package org.muwahhad.permissions;

import io.micronaut.http.HttpMethod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.muwahhad.TestApp;
import org.muwahhad.access.DemoPersonQueries;
import org.muwahhad.shared.Language;

/** Somebody at every door: signed in as a person of one role, or a stranger. */
final class Walker {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
  private static final Pattern TOKEN = Pattern.compile("name=\"csrfToken\" value=\"([^\"]*)\"");
  private final TestApp app;
  private final Person person;
  private final String cookies;
  private final String csrf;

  /**
   * Who walks.
   *
   * @param role the only one held, or empty for a stranger
   */
  record Person(long id, String login, String role, String state, String entity, String supplier) {}

  private Walker(TestApp app, Person person, String cookies, String csrf) {
    this.app = app;
    this.person = person;
    this.cookies = cookies;
    this.csrf = csrf;
  }

  static Walker stranger(TestApp app) {
    return new Walker(app, new Person(0, "", "", "", "", ""), "language=en", "");
  }

  static Walker signedIn(TestApp app, Person person) {
    HttpResponse<String> answer =
        send(
            request(app, "/sign-in")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "login="
                            + encode(person.login())
                            + "&password="
                            + DemoPersonQueries.PASSWORD))
                .build());
    String cookies =
        answer.headers().allValues("Set-Cookie").stream()
            .map(c -> c.replaceAll(";.*", ""))
            .reduce((a, b) -> a + "; " + b)
            .orElseThrow(() -> new AssertionError(person + " cannot sign in"));
    Walker half = new Walker(app, person, cookies, "");
    Matcher token = TOKEN.matcher(half.get("/").body());
    if (!token.find()) {
      throw new AssertionError("No form on the first page of " + person);
    }
    return new Walker(app, person, cookies, token.group(1));
  }

  Person person() {
    return person;
  }

  HttpResponse<String> get(String path) {
    return send(request(app, path).header("Cookie", cookies).GET().build());
  }

  /** Reads an address, of one thing, in a language: its status and all that it says. */
  Answer read(RouteList.Route route, Map<String, String> thing, Language language) {
    String path = RouteList.filled(route.path(), name -> encode(thing.getOrDefault(name, "1")));
    HttpRequest.Builder request =
        request(app, path).header("Cookie", cookies + "; muwahhad_language=" + language.tag());
    try {
      HttpResponse<byte[]> answer =
          HTTP.send(request.GET().build(), HttpResponse.BodyHandlers.ofByteArray());
      return Answer.of(path, answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Asks what the address asks, of one thing. */
  HttpResponse<String> ask(RouteList.Route route, Map<String, String> thing) {
    String path = RouteList.filled(route.path(), name -> encode(thing.getOrDefault(name, "1")));
    if (route.method() == HttpMethod.GET) {
      return get(path);
    }
    HttpRequest.Builder request = request(app, path).header("Cookie", cookies);
    String body =
        switch (route.sends()) {
          case JSON -> {
            request.header("Content-Type", "application/json");
            yield route.body();
          }
          case FILE -> {
            request.header("Content-Type", "multipart/form-data; boundary=part");
            yield file();
          }
          default -> {
            request.header("Content-Type", "application/x-www-form-urlencoded");
            yield "csrfToken="
                + encode(csrf)
                + "&"
                + (route.body().isEmpty()
                    ? "category=30213100&kind=HARDWARE&items=1&act=split"
                    : route.body());
          }
        };
    return send(
        request.method(route.method().name(), HttpRequest.BodyPublishers.ofString(body)).build());
  }

  /** Sends a body of any kind. */
  HttpResponse<String> send(
      RouteList.Route route, Map<String, String> thing, String type, byte[] body) {
    String path = RouteList.filled(route.path(), name -> encode(thing.getOrDefault(name, "1")));
    return send(
        request(app, path + "?version=0")
            .header("Cookie", cookies)
            .header("Content-Type", type)
            .method(route.method().name(), HttpRequest.BodyPublishers.ofByteArray(body))
            .build());
  }

  String csrf() {
    return csrf;
  }

  private String file() {
    return """
        --part\r
        Content-Disposition: form-data; name="csrfToken"\r
        \r
        %s\r
        --part\r
        Content-Disposition: form-data; name="file"; filename="x.csv"\r
        Content-Type: text/csv\r
        \r
        nothing\r
        --part--\r
        """
        .formatted(csrf);
  }

  private static HttpRequest.Builder request(TestApp app, String path) {
    return HttpRequest.newBuilder(app.uri().resolve(path))
        .timeout(Duration.ofSeconds(30))
        .header("Accept", "text/html,*/*;q=0.8")
        .header("Origin", app.uri().getScheme() + "://" + app.uri().getAuthority());
  }

  private static HttpResponse<String> send(HttpRequest request) {
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
