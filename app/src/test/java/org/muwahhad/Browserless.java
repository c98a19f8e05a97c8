package org.muwahhad;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.muwahhad.access.Actor;
import org.muwahhad.access.DemoPersonQueries;

/**
 * A browser without JavaScript: keeps cookies, follows redirects, and posts forms with the token of
 * the page it read last.
 */
public final class Browserless {
  private static final Pattern TOKEN = Pattern.compile("name=\"csrfToken\" value=\"([^\"]*)\"");
  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">");
  private static final Pattern REVIEWED =
      Pattern.compile("name=\"reviewed\" value=\"([0-9a-f]{64})\"");
  private static final String BOUNDARY = "----end-of-part";
  private final URI base;
  private final HttpClient client =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
  private String token = "";

  private Browserless(URI base) {
    this.base = base;
  }

  /** A visitor. */
  public static Browserless at(TestApp app) {
    return new Browserless(app.uri());
  }

  /** Somebody signed in, in English so that tests read easily. */
  public static Browserless signedInAs(TestApp app, String login) {
    Browserless browser = new Browserless(app.uri());
    browser.get("/language/en");
    browser.post("/sign-in", "login", login, "password", "secret");
    return browser;
  }

  /** A person signed in, whose password is {@code secret} as everybody's in {@link World}. */
  public static Browserless signedInAs(TestApp app, Actor person) {
    return signedInAs(app, person.login());
  }

  /** A person of the demonstration, signed in, in English. */
  public static Browserless ofDemo(TestApp app, String login) {
    Browserless browser = new Browserless(app.uri());
    browser.get("/language/en?back=/sign-in");
    browser.post("/sign-in", "login", login, "password", DemoPersonQueries.PASSWORD);
    return browser;
  }

  /**
   * An answer that is read while it comes, such as a stream of events; as browsers ask, compressed.
   */
  public HttpResponse<InputStream> follow(String path) {
    try {
      return client.send(
          request(path)
              .header("Accept", "text/event-stream")
              .header("Accept-Encoding", "gzip")
              .GET()
              .build(),
          HttpResponse.BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Reads a page. */
  public HttpResponse<String> get(String path) {
    return send(request(path).GET().build());
  }

  /**
   * Posts a form: names and values in turn. Where its review is shown first, it is read and
   * confirmed.
   */
  public HttpResponse<String> post(String path, String... namesAndValues) {
    return confirmed(path, postForm(path, token, namesAndValues));
  }

  /** Posts a form and leaves it at what is shown then, which may be its review. */
  public HttpResponse<String> pressOnce(String path, String... namesAndValues) {
    return postForm(path, token, namesAndValues);
  }

  /** Presses the button of a review that was shown. */
  public HttpResponse<String> confirm(String path, String review) {
    String form = review.substring(review.indexOf("data-review"));
    List<String> fields = new ArrayList<>();
    Matcher hidden = HIDDEN.matcher(form.substring(0, form.indexOf("</form>")));
    while (hidden.find()) {
      if (!hidden.group(1).equals("csrfToken")) {
        fields.add(plain(hidden.group(1)));
        fields.add(plain(hidden.group(2)));
      }
    }
    Matcher reviewed = REVIEWED.matcher(form);
    if (!reviewed.find()) {
      throw new IllegalStateException("A review without its button");
    }
    fields.add("reviewed");
    fields.add(reviewed.group(1));
    return postForm(path, token, fields.toArray(String[]::new));
  }

  private HttpResponse<String> confirmed(String path, HttpResponse<String> answer) {
    boolean review = answer.statusCode() == 200 && answer.body().contains("data-review");
    return review ? confirm(path, answer.body()) : answer;
  }

  private static String plain(String attribute) {
    return attribute
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }

  /** Posts a form. */
  public HttpResponse<String> post(String path, Map<String, ?> fields) {
    return post(
        path,
        fields.entrySet().stream()
            .flatMap(f -> Stream.of(f.getKey(), f.getValue().toString()))
            .toArray(String[]::new));
  }

  /** Sends a file as the field {@code file} of a form. */
  public HttpResponse<String> upload(String path, String fileName, String content) {
    return uploadWithToken(path, token, fileName, content);
  }

  /** Sends a file as the field {@code file} of a form, with another field of it. */
  public HttpResponse<String> upload(
      String path, String fileName, String content, String name, String value) {
    String field =
        "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
            .formatted(BOUNDARY, name, value);
    return sendParts(path, token, fileName, content, field);
  }

  /** Sends a file as the field {@code file} of a form, with other fields of it. */
  public HttpResponse<String> upload(
      String path, String fileName, String content, Map<String, String> fields) {
    StringBuilder others = new StringBuilder();
    fields.forEach(
        (name, value) ->
            others.append(
                "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                    .formatted(BOUNDARY, name, value)));
    return sendParts(path, token, fileName, content, others.toString());
  }

  /** Sends a file as a field of a form, with other fields of it. */
  public HttpResponse<String> uploadAs(
      String field, String path, String fileName, String content, Map<String, String> fields) {
    StringBuilder others = new StringBuilder();
    fields.forEach((name, value) -> others.append(part(name, value)));
    return sendParts(path, token, field, fileName, content, others.toString());
  }

  private static String part(String name, String value) {
    return "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
        .formatted(BOUNDARY, name, value);
  }

  /** Sends a file with another token than the page's. */
  public HttpResponse<String> uploadWithToken(
      String path, String csrf, String fileName, String content) {
    return sendParts(path, csrf, fileName, content, "");
  }

  private HttpResponse<String> sendParts(
      String path, String csrf, String fileName, String content, String otherParts) {
    return sendParts(path, csrf, "file", fileName, content, otherParts);
  }

  private HttpResponse<String> sendParts(
      String path,
      String csrf,
      String fileField,
      String fileName,
      String content,
      String otherParts) {
    String body =
        """
        %5$s--%1$s\r
        Content-Disposition: form-data; name="csrfToken"\r
        \r
        %2$s\r
        --%1$s\r
        Content-Disposition: form-data; name="%6$s"; filename="%3$s"\r
        Content-Type: text/csv\r
        \r
        %4$s\r
        --%1$s--\r
        """
            .formatted(BOUNDARY, csrf, fileName, content, otherParts, fileField);
    return send(
        request(path)
            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
            .header("Origin", origin())
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  /** Posts a form with another token than the page's. */
  public HttpResponse<String> postWithToken(String path, String token, String... namesAndValues) {
    return postForm(path, token, namesAndValues);
  }

  private HttpResponse<String> postForm(String path, String csrf, String... namesAndValues) {
    StringBuilder body = new StringBuilder("csrfToken=").append(encode(csrf));
    for (int i = 0; i < namesAndValues.length; i += 2) {
      body.append('&').append(encode(namesAndValues[i]));
      body.append('=').append(encode(namesAndValues[i + 1]));
    }
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Origin", origin())
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build());
  }

  /** Posts JSON as a program does, with the cookies of the session. */
  public HttpResponse<String> postJson(String path, String json) {
    return send(
        request(path)
            .setHeader("Accept", "application/json")
            .header("Content-Type", "application/json")
            .header("Origin", origin())
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build());
  }

  /** Sends a request as it is, with the cookies of the session. */
  public HttpResponse<String> send(HttpRequest request) {
    try {
      HttpResponse<String> response =
          client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      Matcher found = TOKEN.matcher(response.body());
      if (found.find()) {
        token = found.group(1);
      }
      return response;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** A request to a path of the service. */
  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path)).header("Accept", "text/html,*/*;q=0.8");
  }

  public String origin() {
    return base.getScheme() + "://" + base.getAuthority();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
