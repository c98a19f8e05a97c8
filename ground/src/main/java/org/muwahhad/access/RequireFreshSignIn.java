package org.muwahhad.access;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.web.router.RouteAttributes;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Pages;
import org.muwahhad.web.Refusals;

/**
 * Lets nobody do what is marked {@link FreshSignIn} who did not sign in a short time ago. A browser
 * is led to the page on which one signs in once more; what was typed waits meanwhile, sealed, as
 * {@link KeepFormInput} says, and a marked page is shown afterwards. A program of a person is told
 * so, and a program with credentials of its own that it cannot do this at all.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class RequireFreshSignIn implements Ordered {
  /** What was typed waits. */
  static final String KEPT = "kept";

  /** A file, or too much: it has to be chosen once more. */
  static final String LOST = "lost";

  /** Once the body is there and the token of the form was looked at. */
  private static final int ORDER = ServerFilterPhase.RENDERING.order() + 2;

  private final FreshSignIns freshSignIns;
  private final KeepFormInput keepFormInput;
  private final Refusals refusals;

  RequireFreshSignIn(FreshSignIns freshSignIns, KeepFormInput keepFormInput, Refusals refusals) {
    this.freshSignIns = freshSignIns;
    this.keepFormInput = keepFormInput;
    this.refusals = refusals;
  }

  @Override
  public int getOrder() {
    return ORDER;
  }

  /** Ends without an answer where the request goes on. */
  @RequestFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Nullable HttpResponse<?> require(HttpRequest<?> request) {
    Optional<SignedIn> signedIn = SignedIn.find(request);
    if (signedIn.isEmpty() || !isMarked(request)) {
      return null;
    }
    if (signedIn.get().program() != null) {
      return refusals.respond(request, new Refusal.NotPermitted("factor.not-for-programs"));
    }
    if (freshSignIns.isFresh(signedIn.get())) {
      FreshSignIns.want(request);
      return null;
    }
    if (Refusals.isApi(request) || !signedIn.get().byCookie()) {
      return refusals.respond(
          request, new Refusal.NotPermitted(FreshSignIns.CODE, freshSignIns.minutes()));
    }
    if (request.getMethod() == HttpMethod.GET) {
      return again(request.getUri().toString(), "");
    }
    boolean kept = keepFormInput.keepNow(request, signedIn.get());
    return again(SignInRequired.pageOf(request), kept ? KEPT : LOST);
  }

  private static HttpResponse<?> again(String page, String typed) {
    return Pages.redirect(
        SignInAgainPages.PATH
            + "?returnTo="
            + URLEncoder.encode(page, StandardCharsets.UTF_8)
            + "&typed="
            + typed);
  }

  private static boolean isMarked(HttpRequest<?> request) {
    return RouteAttributes.getRouteInfo(request)
        .filter(r -> r.getAnnotationMetadata().hasAnnotation(FreshSignIn.class))
        .isPresent();
  }
}
