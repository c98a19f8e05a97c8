package org.muwahhad.access;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.net.URI;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Cookies;
import org.muwahhad.web.Origin;

/**
 * Refuses changes that another site made the browser send (OWASP: cross-site request forgery). This
 * is the first of two locks and holds for every address: the browser's own word on where the
 * request comes from. The second is the token in each form.
 */
@ServerFilter("/**")
@Order(-100)
class CrossSiteGuard {
  static final String FOREIGN = "access.foreign-request";

  /**
   * What identity providers make browsers send: a message that the provider signed for this
   * service. It changes nothing for a browser that did not ask for it.
   */
  private static final Pattern FROM_PROVIDERS =
      Pattern.compile("/sign-in/with/[a-z0-9-]{1,20}+/(?:answer|logout|ended)");

  private static final Set<HttpMethod> SAFE =
      EnumSet.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  @RequestFilter
  void refuseForeign(HttpRequest<?> request) {
    if (SAFE.contains(request.getMethod()) || FROM_PROVIDERS.matcher(request.getPath()).matches()) {
      return;
    }
    String site = request.getHeaders().get("Sec-Fetch-Site");
    String origin = request.getHeaders().get("Origin");
    if (site != null || origin != null) {
      refuseUnless(
          site != null
              ? site.equals("same-origin") || site.equals("none")
              : origin != null && sameHost(origin, request));
      return;
    }
    // Neither header: not a browser of today. With a session's cookie it must name the token.
    refuseUnless(
        Cookies.find(request, SessionAuthentication.COOKIE).isEmpty()
            || request.getHeaders().get("X-CSRF-Token") != null);
  }

  private static void refuseUnless(boolean fromHere) {
    if (!fromHere) {
      throw new Refusal.NotPermitted(FOREIGN);
    }
  }

  private static boolean sameHost(String origin, HttpRequest<?> request) {
    try {
      String authority = URI.create(origin).getAuthority();
      return Objects.equals(authority, Origin.of(request).host());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
