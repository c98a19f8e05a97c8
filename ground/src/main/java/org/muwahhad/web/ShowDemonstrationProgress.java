package org.muwahhad.web;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.net.URI;

/**
 * While the demonstration is being loaded, every page leads to the sign-in page, which shows how
 * far it has come and renews itself; programs are told to ask again.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class ShowDemonstrationProgress {
  private static final String PAGE = "/sign-in";
  private static final int RENEW_SECONDS = 1;

  private final DemonstrationProgress progress;
  private final Refusals refusals;

  ShowDemonstrationProgress(DemonstrationProgress progress, Refusals refusals) {
    this.progress = progress;
    this.refusals = refusals;
  }

  @RequestFilter
  @Nullable
  HttpResponse<?> show(HttpRequest<?> request) {
    return progress.now().map(stage -> answer(request, stage)).orElse(null);
  }

  private @Nullable HttpResponse<?> answer(
      HttpRequest<?> request, DemonstrationProgress.Stage stage) {
    String path = request.getPath();
    if (path.startsWith("/assets/")
        || path.equals("/health")
        || path.startsWith("/health/")
        || path.startsWith("/language/")) {
      return null;
    }
    if (!Refusals.isApi(request) && !path.equals(PAGE)) {
      return HttpResponse.seeOther(URI.create(PAGE));
    }
    MutableHttpResponse<?> answer = refusals.respondLoading(request, stage);
    answer.header(HttpHeaders.RETRY_AFTER, String.valueOf(RENEW_SECONDS));
    return Refusals.isApi(request)
        ? answer
        : answer.header("Refresh", String.valueOf(RENEW_SECONDS));
  }
}
