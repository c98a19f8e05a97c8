package org.muwahhad.web;

import io.micronaut.context.annotation.Value;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Locale;

/**
 * Works out where each request came from, before anything else looks at it. People reach the
 * service by HTTPS when its public address says so, when a proxy that is trusted says so, or when
 * {@code muwahhad.secure-cookies} does.
 */
@ServerFilter("/**")
@Order(Ordered.HIGHEST_PRECEDENCE)
class FindOrigin {
  private final TrustedProxies proxies;
  private final boolean alwaysSecure;

  FindOrigin(
      TrustedProxies proxies,
      @Value("${muwahhad.public-url:}") String publicUrl,
      @Value("${muwahhad.secure-cookies:false}") boolean secureCookies) {
    this.proxies = proxies;
    this.alwaysSecure =
        secureCookies || publicUrl.strip().toLowerCase(Locale.ROOT).startsWith("https://");
  }

  @RequestFilter
  void find(HttpRequest<?> request) {
    boolean secure = alwaysSecure || request.isSecure() || proxies.sayHttps(request);
    new Origin(proxies.client(request), secure, proxies.host(request)).attachTo(request);
  }
}
