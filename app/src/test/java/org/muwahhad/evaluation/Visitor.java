package org.muwahhad.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;

/** A person at a browser without scripts, or a program with the same session. */
public record Visitor(TestApp app, HttpClient client, CookieManager jar) {
  private static final Pattern REVIEWED =
      Pattern.compile("name=\"reviewed\" value=\"([0-9a-f]{64})\"");
  private static final Pattern TOKEN = Pattern.compile("name=\"csrfToken\" value=\"([^\"]+)\"");

  public static Visitor of(TestApp app, Actor person) {
    CookieManager jar = new CookieManager();
    Visitor visitor = new Visitor(app, HttpClient.newBuilder().cookieHandler(jar).build(), jar);
    var answer =
        visitor.send(
            "/sign-in",
            "application/x-www-form-urlencoded",
            "login=" + person.login() + "&password=secret");
    assertThat(answer.statusCode()).isEqualTo(303);
    return visitor;
  }

  public Visitor inEnglish() {
    get("/language/en?back=/");
    return this;
  }

  public HttpResponse<String> get(String path) {
    return exchange(HttpRequest.newBuilder(app.uri().resolve(path)).build());
  }

  /** Sends the fields, names and values in turn, with the token of the home page. */
  public HttpResponse<String> post(String path, String... fields) {
    Map<String, String> sent = new LinkedHashMap<>();
    for (int i = 0; i < fields.length; i += 2) {
      sent.put(fields[i], fields[i + 1]);
    }
    return post("/", path, sent);
  }

  public HttpResponse<String> post(String path, Map<String, String> fields) {
    return post(path, path, fields);
  }

  private HttpResponse<String> post(String form, String path, Map<String, String> fields) {
    Matcher token = TOKEN.matcher(get(form).body());
    assertThat(token.find()).isTrue();
    String body =
        "csrfToken="
            + token.group(1)
            + fields.entrySet().stream()
                .map(e -> "&" + encode(e.getKey()) + "=" + encode(e.getValue()))
                .collect(Collectors.joining());
    HttpResponse<String> answer = send(path, "application/x-www-form-urlencoded", body);
    Matcher review = REVIEWED.matcher(answer.body());
    // What is reviewed first is read and confirmed.
    return answer.statusCode() == 200 && review.find()
        ? send(path, "application/x-www-form-urlencoded", body + "&reviewed=" + review.group(1))
        : answer;
  }

  public HttpResponse<String> send(String path, String json) {
    return send(path, "application/json", json);
  }

  public List<com.microsoft.playwright.options.Cookie> cookies(String language) {
    List<com.microsoft.playwright.options.Cookie> cookies =
        new java.util.ArrayList<>(
            jar.getCookieStore().getCookies().stream()
                .filter(c -> !c.getName().contains("language"))
                .map(this::cookie)
                .toList());
    cookies.add(cookie(new HttpCookie("muwahhad_language", language)));
    return cookies;
  }

  private com.microsoft.playwright.options.Cookie cookie(HttpCookie c) {
    return new com.microsoft.playwright.options.Cookie(c.getName(), c.getValue())
        .setUrl(app.uri().toString());
  }

  private HttpResponse<String> send(String path, String type, String body) {
    URI uri = app.uri().resolve(path);
    return exchange(
        HttpRequest.newBuilder(uri)
            .header("Content-Type", type)
            .header("Origin", app.uri().toString())
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private HttpResponse<String> exchange(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
