package org.muwahhad.web;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Set;
import org.muwahhad.shared.FreeSpace;

/**
 * Takes no act while the disk has less free space than is kept back, so that the database never
 * runs into its end. People can still sign in and out, which writes next to nothing, and read.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class RefuseWritesWhenFull {
  private static final Set<HttpMethod> READING =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
  private static final Set<String> SIGNING_IN = Set.of("/sign-in", "/sign-out", "/api/v1/session");

  private final FreeSpace space;
  private final Refusals refusals;

  RefuseWritesWhenFull(FreeSpace space, Refusals refusals) {
    this.space = space;
    this.refusals = refusals;
  }

  @RequestFilter
  @Nullable
  HttpResponse<?> refuse(HttpRequest<?> request) {
    boolean writes =
        !READING.contains(request.getMethod()) && !SIGNING_IN.contains(request.getPath());
    return writes && space.isLow() ? refusals.respondOutage(request, Outage.STORAGE) : null;
  }
}
