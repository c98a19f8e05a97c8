package org.muwahhad.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.cookie.Cookie;

/**
 * Headers that keep browsers from running or framing anything that is not ours (OWASP secure
 * headers), and from keeping pages of people who signed out.
 */
@ServerFilter("/**")
class ResponseHeaders {
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; "
          + "img-src 'self' data:; connect-src 'self'; form-action 'self'; "
          + "frame-ancestors 'none'; base-uri 'none'";

  /**
   * The headers that every answer has, also where a request cannot be read so far that filters have
   * their turn.
   */
  static void addTo(MutableHttpResponse<?> response) {
    // Files come with a policy of their own beside this one; browsers keep to both.
    if (!response.getHeaders().getAll("Content-Security-Policy").contains(POLICY)) {
      response.getHeaders().add("Content-Security-Policy", POLICY);
    }
    response
        .getHeaders()
        .set("X-Content-Type-Options", "nosniff")
        .set("Referrer-Policy", "same-origin")
        .set("Cross-Origin-Opener-Policy", "same-origin")
        .set("Cross-Origin-Resource-Policy", "same-origin")
        .set("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
  }

  @ResponseFilter
  void protect(HttpRequest<?> request, MutableHttpResponse<?> response) {
    addTo(response);
    if (Origin.of(request).secure()) {
      response.getHeaders().set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    }
    cache(request, response);
    Cookies.protect(request, response);
  }

  private static void cache(HttpRequest<?> request, MutableHttpResponse<?> response) {
    if (request.getPath().startsWith("/assets/")) {
      response.getHeaders().set("Cache-Control", kept(request));
      return;
    }
    // A page that shows the outcome of an act is nobody else's, whatever was said of it.
    boolean hasMessage = Cookies.find(request, Pages.FLASH_COOKIE).isPresent();
    if (hasMessage || !response.getHeaders().contains("Cache-Control")) {
      response.getHeaders().set("Cache-Control", "no-store");
    }
    if (hasMessage && isPage(response)) {
      response.cookie(Cookie.of(Pages.FLASH_COOKIE, "").path("/").maxAge(0));
    }
  }

  // What has its digest in the address never changes there; fonts change with their name.
  private static String kept(HttpRequest<?> request) {
    boolean forGood =
        request.getParameters().contains(Assets.VERSION)
            || request.getPath().startsWith("/assets/fonts/");
    return forGood ? "public, max-age=31536000, immutable" : "public, max-age=300";
  }

  private static boolean isPage(MutableHttpResponse<?> response) {
    return response.getStatus().getCode() != 303
        && response.getContentType().filter(t -> t.matches(MediaType.TEXT_HTML_TYPE)).isPresent();
  }
}
