package org.muwahhad.access;

import io.micronaut.context.annotation.Value;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.UriRouteInfo;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Refusals;

/**
 * Lets a program with credentials of its own do what its scopes say and no more, and not more often
 * than it may. Each answer says how much is left of the minute (fields {@code RateLimit-Policy} and
 * {@code RateLimit}).
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class LimitPrograms implements Ordered {
  private static final String LEFT = "muwahhad.program-requests-left";
  private static final int SECONDS = 60;
  private final Throttle throttle;
  private final Refusals refusals;
  private final int mostInAMinute;

  LimitPrograms(
      Throttle throttle,
      Refusals refusals,
      @Value("${muwahhad.program-requests-per-minute:600}") int mostInAMinute) {
    this.throttle = throttle;
    this.refusals = refusals;
    this.mostInAMinute = mostInAMinute;
  }

  /** Once it is known who asks. */
  @Override
  public int getOrder() {
    return ServerFilterPhase.RENDERING.order() - 2;
  }

  /** Ends without an answer where the request goes on. */
  @RequestFilter
  @ExecuteOn(TaskExecutors.BLOCKING)
  @Nullable HttpResponse<?> limit(HttpRequest<?> request) {
    Optional<SignedIn.ActingProgram> program =
        SignedIn.find(request).flatMap(s -> Optional.ofNullable(s.program()));
    if (program.isEmpty()) {
      return null;
    }
    try {
      int count =
          throttle.count(
              "program " + program.get().id(), mostInAMinute, "program.too-many-requests");
      request.setAttribute(LEFT, mostInAMinute - count);
    } catch (Refusal.TooOften refusal) {
      request.setAttribute(LEFT, 0);
      return withWhatIsLeft(request, refusals.respond(request, refusal));
    }
    if (ProgramScope.isFree(request)) {
      return null;
    }
    Optional<ProgramScope> needed =
        ProgramScope.needed(request.getMethod(), request.getPath(), template(request));
    if (needed.filter(s -> program.get().scopes().contains(s.text())).isPresent()) {
      return null;
    }
    String scope = needed.map(s -> ", scope=\"" + s.text() + "\"").orElse("");
    Refusal refusal =
        needed.isPresent() || ProgramScope.isReading(request.getMethod())
            ? new Refusal.NotPermitted(
                "program.out-of-scope", needed.map(ProgramScope::text).orElse("-"))
            : new Refusal.NotPermitted("factor.not-for-programs");
    return withWhatIsLeft(request, refusals.respond(request, refusal))
        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"insufficient_scope\"" + scope);
  }

  /** The address as its controller states it; empty where there is none for the request. */
  private static String template(HttpRequest<?> request) {
    return RouteAttributes.getRouteInfo(request)
        .filter(UriRouteInfo.class::isInstance)
        .map(r -> ((UriRouteInfo<?, ?>) r).getUriMatchTemplate().toString())
        .orElse("");
  }

  /** Says what is left. */
  @ResponseFilter
  void tell(HttpRequest<?> request, MutableHttpResponse<?> answer) {
    withWhatIsLeft(request, answer);
  }

  private MutableHttpResponse<?> withWhatIsLeft(
      HttpRequest<?> request, MutableHttpResponse<?> answer) {
    request
        .getAttribute(LEFT, Integer.class)
        .ifPresent(
            left ->
                answer
                    .getHeaders()
                    .set("RateLimit-Policy", "\"program\";q=" + mostInAMinute + ";w=" + SECONDS)
                    .set("RateLimit", "\"program\";r=" + left + ";t=" + SECONDS));
    return answer;
  }
}
