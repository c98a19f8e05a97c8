package org.muwahhad.access;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Refusals;
import org.muwahhad.web.Tone;

/**
 * Opens nothing to people of a role that needs a second factor but the pages where they set one up,
 * until they have.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class KeepToSetup implements Ordered {
  private static final String SETUP = "/factors";
  private static final List<String> OPEN =
      List.of(SETUP, "/assets/", "/sign-in", "/sign-out", "/language/", "/password", "/sessions");
  private final Refusals refusals;

  KeepToSetup(Refusals refusals) {
    this.refusals = refusals;
  }

  /** Once it is known who asks. */
  @Override
  public int getOrder() {
    return ServerFilterPhase.RENDERING.order() - 1;
  }

  /** Ends without an answer where the request goes on. */
  @RequestFilter
  @Nullable HttpResponse<?> keep(HttpRequest<?> request) {
    boolean open =
        SignedIn.find(request).filter(s -> s.level() == SignInLevel.SETUP).isEmpty()
            || OPEN.stream().anyMatch(request.getPath()::startsWith);
    if (open) {
      return null;
    }
    return Refusals.isApi(request)
        ? refusals.respond(request, new Refusal.NotPermitted("factor.required"))
        : Pages.redirect(SETUP, Tone.WARNING, "factor.refusal.required");
  }
}
