package org.muwahhad;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.access.DemoPersonQueries;

/**
 * How a person signs in to the service in a window of a browser: by the request that the form of
 * the page sends. To lay that page out and to type takes longer than much of what is then looked
 * at. Whoever tests the page itself types.
 */
public record BrowserSignIn(TestApp app, String login, String password) {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /** A person of the demonstration. */
  public static BrowserSignIn ofDemo(TestApp app, String login) {
    return new BrowserSignIn(app, login, DemoPersonQueries.PASSWORD);
  }

  /** A person made by a test. */
  public static BrowserSignIn of(TestApp app, Actor person) {
    return new BrowserSignIn(app, person.login(), World.PASSWORD);
  }

  /** A new page of the window, at what the person sees first. */
  public Page in(BrowserContext window, String language) {
    Page page = window.newPage();
    on(page, language);
    return page;
  }

  /** Signs in on this page. */
  public void on(Page page, String language) {
    enter(page.context(), language);
    page.navigate(app.uri() + "/");
  }

  /** Signs in in a window, without a page. */
  public void enter(BrowserContext window, String language) {
    HttpResponse<String> answer = send(language);
    if (answer.headers().firstValue("Location").orElse("/sign-in").contains("/sign-in")) {
      throw new AssertionError(login + " cannot sign in: " + answer.statusCode());
    }
    List<Cookie> cookies = new ArrayList<>(List.of(cookie("muwahhad_language=" + language)));
    for (String set : answer.headers().allValues("Set-Cookie")) {
      // What is taken away is not there, and what is shown once is not asked about.
      if (!set.contains("Max-Age=0;") && !set.startsWith("muwahhad_flash=")) {
        cookies.add(cookie(set));
      }
    }
    window.addCookies(cookies);
  }

  private Cookie cookie(String set) {
    String pair = set.replaceAll(";.*", "");
    int equals = pair.indexOf('=');
    return new Cookie(pair.substring(0, equals), pair.substring(equals + 1))
        .setUrl(app.uri().toString())
        .setHttpOnly(true);
  }

  private HttpResponse<String> send(String language) {
    try {
      return HTTP.send(
          HttpRequest.newBuilder(app.uri().resolve("/sign-in"))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .header("Accept", "text/html,*/*;q=0.8")
              .header("Origin", app.uri().getScheme() + "://" + app.uri().getAuthority())
              .header("Cookie", "muwahhad_language=" + language)
              .POST(
                  HttpRequest.BodyPublishers.ofString(
                      "login=" + encoded(login) + "&password=" + encoded(password)))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
