package org.muwahhad.access;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.opentelemetry.api.trace.Span;

/**
 * Names the span of a request by its route, where the operator started the service with an
 * OpenTelemetry agent, and keeps secrets out of it. Addresses of calendars and of links in mails
 * are keys, and a query holds what somebody searched for. Without an agent there is no span, and
 * this does nothing.
 */
@ServerFilter("/**")
@Order(Ordered.HIGHEST_PRECEDENCE)
class TraceRequests {
  @RequestFilter
  void name(HttpRequest<?> request) {
    Span span = Span.current();
    if (!span.isRecording()) {
      return;
    }
    span.setAttribute("url.path", SecurityEvents.path(request));
    span.setAttribute("url.query", "");
    BasicHttpAttributes.getUriTemplate(request)
        .ifPresent(
            route -> {
              span.setAttribute("http.route", route);
              span.updateName(request.getMethodName() + " " + route);
            });
  }
}
