package org.muwahhad.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.cookie.Cookie;
import java.util.List;
import java.util.Optional;

/**
 * Cookies as they travel. Where people come by HTTPS each is {@code Secure} and its name begins
 * with {@code __Host-}, so that neither an open line nor a neighbouring host can plant one (RFC
 * 6265bis); on a plain line, as on one's own machine, they have their bare names.
 */
public final class Cookies {
  private static final String PREFIX = "__Host-";
  private static final String SET = "Set-Cookie";

  private Cookies() {}

  /** The value of a cookie that came with a request, by its bare name. */
  public static Optional<String> find(HttpRequest<?> request, String name) {
    String sent = Origin.of(request).secure() ? PREFIX + name : name;
    return request.getCookies().findCookie(sent).map(Cookie::getValue);
  }

  /** Makes every cookie of an answer what the line asks for. */
  static void protect(HttpRequest<?> request, MutableHttpResponse<?> response) {
    List<String> cookies = response.getHeaders().getAll(SET);
    if (cookies.isEmpty() || !Origin.of(request).secure()) {
      return;
    }
    List<String> secured = cookies.stream().map(Cookies::secured).toList();
    response.getHeaders().remove(SET);
    secured.forEach(cookie -> response.getHeaders().add(SET, cookie));
  }

  private static String secured(String cookie) {
    String named = cookie.startsWith(PREFIX) ? cookie : PREFIX + cookie;
    return named.contains("; Secure") ? named : named + "; Secure";
  }
}
