package org.muwahhad.access;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import org.muwahhad.web.Refusals;

/**
 * Writes to the security log every request that was refused because of who sent it, from where, or
 * how often. An attempt to sign in was told already, with more of it.
 */
@ServerFilter("/**")
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class LogRefusals {
  private final SecurityEvents events;

  LogRefusals(SecurityEvents events) {
    this.events = events;
  }

  @ResponseFilter
  void tell(HttpRequest<?> request, HttpResponse<?> response) {
    int status = response.code();
    if (SecurityEvents.isTold(request)) {
      return;
    }
    if (status == HttpStatus.FORBIDDEN.getCode()) {
      String code = Refusals.findCode(request).orElse("shared.not-permitted");
      boolean foreign = code.equals(CrossSiteGuard.FOREIGN);
      tell(
          request,
          foreign
              ? SecurityEvents.SecurityEvent.FOREIGN_REQUEST
              : SecurityEvents.SecurityEvent.NOT_PERMITTED,
          code);
    } else if (status == HttpStatus.TOO_MANY_REQUESTS.getCode()) {
      String code = Refusals.findCode(request).orElse("access.too-many-requests");
      tell(request, SecurityEvents.SecurityEvent.TOO_OFTEN, code);
    }
  }

  private void tell(HttpRequest<?> request, SecurityEvents.SecurityEvent event, String code) {
    events.log(
        request,
        event,
        code,
        SignedIn.find(request).map(s -> SecurityEvents.Person.of(s.actor())).orElse(null));
  }
}
