package org.muwahhad.web;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.multipart.CompletedFileUpload;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.web.router.MethodBasedRouteInfo;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteInfo;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import org.muwahhad.shared.AtOnce;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.WaitingLine;

/**
 * Gives a place to requests with heavy work, and takes it back when they are answered or gone:
 * forms with files, and other long bodies, before anything of them is read, and addresses that give
 * reports or workbooks, or take workbooks, before anything is done. Who finds no place within the
 * wait is told to come again ({@code 503} with {@code Retry-After}).
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class PlacesAtOnce implements Ordered {
  private static final String REPORT = "application/pdf";
  private static final String WORKBOOK =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final String TAKEN = "muwahhad.place";
  private final AtOnce atOnce;
  private final ExecutorService blocking;

  PlacesAtOnce(AtOnce atOnce, @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
    this.atOnce = atOnce;
    this.blocking = blocking;
  }

  /** After who asks is known, and after what looks at the address alone. */
  @Override
  public int getOrder() {
    return WholeBodies.ORDER - 1;
  }

  /**
   * Takes a place; without an answer, so that the request goes on.
   *
   * @throws Refusal.Busy when there is none
   */
  @RequestFilter
  CompletionStage<Optional<HttpResponse<?>>> enter(HttpRequest<?> request) {
    Optional<AtOnce.Work> work = work(request);
    return work.isEmpty()
        ? CompletableFuture.completedFuture(Optional.empty())
        : CompletableFuture.supplyAsync(() -> enter(request, atOnce.of(work.get())), blocking);
  }

  private static Optional<HttpResponse<?>> enter(HttpRequest<?> request, WaitingLine line) {
    WaitingLine.Place place = line.enter();
    if (request instanceof NettyHttpRequest<?> netty) {
      // Who goes away in the middle of a file is never answered.
      ChannelFuture closed = netty.getChannelHandlerContext().channel().closeFuture();
      ChannelFutureListener leave = gone -> place.close();
      request.setAttribute(TAKEN, new Taken(place, closed, leave));
      closed.addListener(leave);
    } else {
      place.close();
    }
    return Optional.empty();
  }

  @ResponseFilter
  void leave(HttpRequest<?> request, MutableHttpResponse<?> response) {
    request.getAttribute(TAKEN, Taken.class).ifPresent(Taken::leave);
  }

  private record Taken(
      WaitingLine.Place place, ChannelFuture closed, ChannelFutureListener listener) {
    void leave() {
      closed.removeListener(listener);
      place.close();
    }
  }

  private static Optional<AtOnce.Work> work(HttpRequest<?> request) {
    return RouteAttributes.getRouteInfo(request)
        .flatMap(
            route ->
                WholeBodies.hasFiles(request)
                    ? Optional.of(AtOnce.Work.UPLOAD).filter(upload -> holdsFiles(route))
                    : ofFile(request.getPath(), route.getProduces(), route.getConsumes())
                        .or(() -> Optional.of(AtOnce.Work.UPLOAD).filter(u -> isLong(request))));
  }

  /** Whether a body is longer than what strangers may send, or may be. */
  private static boolean isLong(HttpRequest<?> request) {
    return request instanceof ServerHttpRequest<?> sent
        && Viewer.find(request).isPresent()
        && sent.byteBody().expectedLength().orElse(Long.MAX_VALUE) > WholeBodies.MOST_OF_STRANGERS;
  }

  /** Whether an address takes its files whole; another reads them as they come. */
  private static boolean holdsFiles(RouteInfo<?> route) {
    return route instanceof MethodBasedRouteInfo<?, ?> method
        && Arrays.stream(method.getTargetMethod().getArguments())
            .anyMatch(a -> a.getType() == CompletedFileUpload.class);
  }

  private static Optional<AtOnce.Work> ofFile(
      String path, List<MediaType> produces, List<MediaType> consumes) {
    if (isNamed(REPORT, produces)) {
      return Optional.of(AtOnce.Work.REPORT);
    }
    return path.endsWith(".xlsx") || isNamed(WORKBOOK, produces) || isNamed(WORKBOOK, consumes)
        ? Optional.of(AtOnce.Work.WORKBOOK)
        : Optional.empty();
  }

  private static boolean isNamed(String type, List<MediaType> types) {
    return types.stream().anyMatch(t -> t.getName().equals(type));
  }
}
