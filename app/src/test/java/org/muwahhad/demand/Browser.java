package org.muwahhad.demand;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;

/** A browser without scripts, in English: it keeps cookies and fills in the forms' tokens. */
final class Browser {
  private static final Pattern TOKEN = Pattern.compile("name=\"csrfToken\" value=\"([^\"]*)\"");
  private static final String BOUNDARY = "----test-boundary";
  private final URI base;
  private final HttpClient client;
  private String token = "";

  private Browser(URI base) {
    this.base = base;
    this.client =
        HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
  }

  /** A browser in which a person has signed in. */
  static Browser of(TestApp app, Actor person) {
    Browser browser = new Browser(app.uri());
    browser.get("/language/en?back=/sign-in");
    browser.post("/sign-in", Map.of("login", person.login(), "password", "secret"));
    return browser;
  }

  HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(base.resolve(path)).GET());
  }

  HttpResponse<String> post(String path, Map<String, ?> fields) {
    String body =
        "csrfToken="
            + encoded(token)
            + fields.entrySet().stream()
                .map(f -> "&" + encoded(f.getKey()) + "=" + encoded(f.getValue().toString()))
                .collect(Collectors.joining());
    return send(
        HttpRequest.newBuilder(base.resolve(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Sec-Fetch-Site", "same-origin")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  HttpResponse<String> upload(String path, String fileName, String content) {
    String body =
        """
        --%1$s\r
        Content-Disposition: form-data; name="csrfToken"\r
        \r
        %2$s\r
        --%1$s\r
        Content-Disposition: form-data; name="file"; filename="%3$s"\r
        Content-Type: text/csv\r
        \r
        %4$s\r
        --%1$s--\r
        """
            .formatted(BOUNDARY, token, fileName, content);
    return send(
        HttpRequest.newBuilder(base.resolve(path))
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .header("Sec-Fetch-Site", "same-origin")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      Matcher found = TOKEN.matcher(answer.body());
      if (found.find()) {
        token = found.group(1);
      }
      return answer;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
