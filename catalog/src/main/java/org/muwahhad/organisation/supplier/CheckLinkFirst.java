package org.muwahhad.organisation.supplier;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.web.router.RouteAttributes;
import org.muwahhad.shared.Refusal;

/**
 * Looks at the key of a link before anything that was sent with it is read: a stranger who made up
 * an address has no body taken from them.
 */
@ServerFilter({
  "/registration/**",
  "/api/v1/registrations/**",
  Holders.FIRST_PASSWORD + "**",
})
class CheckLinkFirst implements Ordered {
  private static final String KEY = "key";
  private final Holders holders;

  CheckLinkFirst(Holders holders) {
    this.holders = holders;
  }

  /** Before bodies are waited for. */
  @Override
  public int getOrder() {
    return ServerFilterPhase.RENDERING.before();
  }

  /**
   * Lets a request with a good link pass.
   *
   * @throws Refusal.NotFound as {@link Holders} says
   */
  @RequestFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  void check(HttpRequest<?> request) {
    RouteAttributes.getRouteMatch(request)
        .map(route -> route.getVariableValues().get(KEY))
        .ifPresent(key -> check(request, key.toString()));
  }

  private void check(HttpRequest<?> request, String key) {
    if (request.getPath().startsWith(Holders.FIRST_PASSWORD)) {
      holders.byPasswordLink(key);
    } else {
      holders.byLink(key);
    }
  }
}
