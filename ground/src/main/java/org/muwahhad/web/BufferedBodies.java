package org.muwahhad.web;

import io.micronaut.core.io.buffer.ReadBuffer;
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
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.web.router.MethodBasedRouteInfo;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteInfo;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import org.muwahhad.shared.Refusal;
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
 * <p>Forms with files are awaited in the same way, within the bounds of {@code micronaut.server};
 * but where an address reads its file as it comes. What waits in memory is bounded by {@link
 * BodyRoom}.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class BufferedBodies implements Ordered {
  /** The most bytes of a body that is no form with files, where nobody is signed in. */
  static final int MOST_OF_STRANGERS = 1024 * 1024;

  /** The most bytes of a body that is no form with files. */
  static final int MOST = 10 * 1024 * 1024;

  /** After who asks is known, and after what looks at the address alone. */
  static final int ORDER = ServerFilterPhase.RENDERING.order();

  private final BodyRoom room;
  private final Scheduler blocking;

  BufferedBodies(BodyRoom room, @Named(TaskExecutors.BLOCKING) ExecutorService executor) {
    this.room = room;
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
   * @throws Refusal.Busy when there is no room for it now
   */
  @RequestFilter
  CompletionStage<Optional<HttpResponse<?>>> receive(HttpRequest<?> request) {
    if (!(request instanceof ServerHttpRequest<?> sent) || !isAwaited(sent)) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    long most = most(request);
    long expected = sent.byteBody().expectedLength().orElse(0);
    if (expected > most) {
      throw new ContentLengthExceededException(most, expected);
    }
    BodyRoom.RoomForBody taken =
        room.open(RequestResources.party(request), request.getUserPrincipal().isEmpty());
    RequestResources.until(request, taken::leave);
    return Flux.from(
            sent.byteBody().split(ByteBody.SplitBackpressureMode.FASTEST).toReadBufferPublisher())
        .map(BufferedBodies::length)
        .doOnNext(taken::add)
        .reduce(0L, (length, part) -> counted(length + part, most))
        .publishOn(blocking)
        .map(length -> begun(request))
        .toFuture();
  }

  private static Optional<HttpResponse<?>> begun(HttpRequest<?> request) {
    RequestResources.begin(request);
    return Optional.empty();
  }

  /** How long a piece is; it is kept for the person who reads the body afterwards. */
  private static int length(ReadBuffer piece) {
    try (piece) {
      return piece.readable();
    }
  }

  private static long counted(long length, long most) {
    if (length > most) {
      throw new ContentLengthExceededException(most, length);
    }
    return length;
  }

  private static long most(HttpRequest<?> request) {
    if (hasFiles(request)) {
      return Long.MAX_VALUE;
    }
    return Viewer.find(request).isPresent() ? MOST : MOST_OF_STRANGERS;
  }

  private static boolean isAwaited(ServerHttpRequest<?> request) {
    return request.byteBody().expectedLength().orElse(-1) != 0
        && RouteAttributes.getRouteInfo(request)
            .filter(route -> !hasFiles(request) || holdsFiles(route))
            .isPresent();
  }

  /** Whether an address takes its files whole; another reads them as they come. */
  static boolean holdsFiles(RouteInfo<?> route) {
    return route instanceof MethodBasedRouteInfo<?, ?> method
        && Arrays.stream(method.getTargetMethod().getArguments())
            .anyMatch(a -> a.getType() == CompletedFileUpload.class);
  }

  /** Whether it is a form with files. */
  static boolean hasFiles(HttpRequest<?> request) {
    return request
        .getContentType()
        .filter(type -> type.matches(MediaType.MULTIPART_FORM_DATA_TYPE))
        .isPresent();
  }
}
