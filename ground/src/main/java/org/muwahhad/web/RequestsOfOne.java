package org.muwahhad.web;

import io.micronaut.context.annotation.Value;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteInfo;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import org.muwahhad.shared.PartyQuota;

/**
 * How many requests of one person are under way at once, and of one network address from which
 * somebody comes who is not signed in: from the arrival of the body until the answer was taken. So
 * nobody takes all connections to the database, or fills the memory with answers that are not
 * taken. Further requests wait in turn; who finds no place within the wait is told to come again
 * ({@code 503} with {@code Retry-After}). Files of the pages, the health of the node and streams of
 * events, which have places of their own, are not counted.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class RequestsOfOne implements Ordered {
  /** After the body is in, and before a place for heavy work is waited for. */
  static final int ORDER = BufferedBodies.ORDER + 1;

  private static final int LEAST_OF_PERSON = 4;
  private static final int MOST_WAITING = 64;
  private final PartyQuota ofPerson;
  private final PartyQuota ofAddress;
  private final ExecutorService blocking;

  RequestsOfOne(
      @Value("${muwahhad.at-once.of-one-person:0}") int person,
      @Value("${muwahhad.at-once.of-one-address:64}") int address,
      @Value("${datasources.default.maximum-pool-size:32}") int connections,
      @Value("${muwahhad.at-once.longest-wait:15s}") Duration longestWait,
      @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
    int places = person > 0 ? person : Math.max(LEAST_OF_PERSON, connections / 4);
    this.ofPerson = new PartyQuota(places, MOST_WAITING, longestWait);
    this.ofAddress = new PartyQuota(address, MOST_WAITING, longestWait);
    this.blocking = blocking;
  }

  @Override
  public int getOrder() {
    return ORDER;
  }

  /** Takes a place; without an answer, so that the request goes on. */
  @RequestFilter
  CompletionStage<Optional<HttpResponse<?>>> enter(HttpRequest<?> request) {
    if (RouteAttributes.getRouteInfo(request)
        .filter(route -> isCounted(request, route))
        .isEmpty()) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    CompletableFuture<Runnable> place = share(request).enter(RequestResources.party(request));
    return place.isDone()
        ? place.thenApply(release -> entered(request, release))
        : place.thenApplyAsync(release -> entered(request, release), blocking);
  }

  private PartyQuota share(HttpRequest<?> request) {
    return request.getUserPrincipal().isPresent() ? ofPerson : ofAddress;
  }

  private static Optional<HttpResponse<?>> entered(HttpRequest<?> request, Runnable release) {
    RequestResources.untilTaken(request, release);
    // Who went away while the request waited has no work begun.
    RequestResources.begin(request);
    return Optional.empty();
  }

  private static boolean isCounted(HttpRequest<?> request, RouteInfo<?> route) {
    return !request.getPath().equals("/health")
        && !request.getPath().startsWith("/health/")
        && route.getProduces().stream()
            .noneMatch(type -> type.getName().equals(MediaType.TEXT_EVENT_STREAM));
  }
}
