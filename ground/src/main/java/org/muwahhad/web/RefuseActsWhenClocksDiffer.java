package org.muwahhad.web;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Set;

/**
 * Takes no act while nobody can say whether its deadline has passed ({@link ClockAgreement}).
 * People can still sign in and out, and read.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class RefuseActsWhenClocksDiffer {
  private static final Set<HttpMethod> READING =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
  private static final Set<String> SIGNING_IN = Set.of("/sign-in", "/sign-out", "/api/v1/session");

  private final ClockAgreement clocks;
  private final Refusals refusals;

  RefuseActsWhenClocksDiffer(ClockAgreement clocks, Refusals refusals) {
    this.clocks = clocks;
    this.refusals = refusals;
  }

  @RequestFilter
  @Nullable
  HttpResponse<?> refuse(HttpRequest<?> request) {
    boolean acts =
        !READING.contains(request.getMethod()) && !SIGNING_IN.contains(request.getPath());
    return acts && clocks.isBroken() ? refusals.respondOutage(request, Outage.CLOCK) : null;
  }
}
