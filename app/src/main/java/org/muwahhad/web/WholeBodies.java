package org.muwahhad.web;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.body.ByteBody;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.web.router.RouteAttributes;
import jakarta.inject.Named;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Waits until the body of a request is there, counts it, and goes on with a thread that may compute
 * for a while: without this a body is parsed on one of the few threads that serve all connections.
 * By then it is known who asks ({@code 401} and {@code 403} come before this), and the length is
 * bounded: what strangers send to {@link #MOST_OF_STRANGERS}, what people who signed in send to
 * {@link #MOST}, as it is once unpacked.
 *
 * <p>Forms with files are read as they come, within the bounds of {@code micronaut.server}, in
 * {@link PlacesAtOnce}.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class WholeBodies implements Ordered {
  /** The most bytes of a body that is no form with files, where nobody is signed in. */
  static final int MOST_OF_STRANGERS = 1024 * 1024;

  /** The most bytes of a body that is no form with files; what the server itself lets through. */
  static final int MOST = 10 * 1024 * 1024;

  /** After who asks is known, and after what looks at the address alone. */
  static final int ORDER = ServerFilterPhase.RENDERING.order();

  private final Scheduler blocking;

  WholeBodies(@Named(TaskExecutors.BLOCKING) ExecutorService executor) {
    this.blocking = Schedulers.fromExecutorService(executor);
  }

  @Override
  public int getOrder() {
    return ORDER;
  }

  /**
   * Ends when the body is there; without an answer, so that the request goes on.
   *
   * @throws ContentLengthExceededException when it is longer than it may be
   */
  @RequestFilter
  CompletionStage<Optional<HttpResponse<?>>> receive(HttpRequest<?> request) {
    if (!(request instanceof ServerHttpRequest<?> sent) || !isAwaited(sent)) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    long most = Viewer.find(request).isPresent() ? MOST : MOST_OF_STRANGERS;
    long expected = sent.byteBody().expectedLength().orElse(0);
    if (expected > most) {
      throw new ContentLengthExceededException(most, expected);
    }
    return Flux.from(
            sent.byteBody().split(ByteBody.SplitBackpressureMode.FASTEST).toByteArrayPublisher())
        .reduce(0L, (length, part) -> counted(length + part.length, most))
        .publishOn(blocking)
        .map(length -> Optional.<HttpResponse<?>>empty())
        .toFuture();
  }

  private static long counted(long length, long most) {
    if (length > most) {
      throw new ContentLengthExceededException(most, length);
    }
    return length;
  }

  private static boolean isAwaited(ServerHttpRequest<?> request) {
    return request.byteBody().expectedLength().orElse(-1) != 0
        && !hasFiles(request)
        && RouteAttributes.getRouteMatch(request).isPresent();
  }

  /** Whether it is a form with files. */
  static boolean hasFiles(HttpRequest<?> request) {
    return request
        .getContentType()
        .filter(type -> type.matches(MediaType.MULTIPART_FORM_DATA_TYPE))
        .isPresent();
  }
}
