package org.muwahhad.web;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteInfo;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import org.muwahhad.shared.AtOnce;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.WaitingLine;

/**
 * Gives a place to requests with heavy work, and takes it back when they are answered: forms with
 * files, and other long bodies, once they are in, and addresses that give reports or workbooks, or
 * take workbooks, and readings of strangers, before anything is done. Who downloads a file keeps a
 * place until the file was taken, however slowly. Who finds no place within the wait is told to
 * come again ({@code 503} with {@code Retry-After}). Each person has a share of the places, and
 * each network address from which somebody comes who is not signed in.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class PlacesAtOnce implements Ordered {
  private static final String REPORT = "application/pdf";
  private static final String WORKBOOK =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private final AtOnce atOnce;
  private final ExecutorService blocking;

  PlacesAtOnce(AtOnce atOnce, @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
    this.atOnce = atOnce;
    this.blocking = blocking;
  }

  /** After the body is in: one that trickles holds no place. */
  @Override
  public int getOrder() {
    return RequestsOfOne.ORDER + 1;
  }

  /**
   * Takes a place; without an answer, so that the request goes on.
   *
   * @throws Refusal.Busy when there is none
   */
  @RequestFilter
  CompletionStage<Optional<HttpResponse<?>>> enter(HttpRequest<?> request) {
    Optional<AtOnce.HeavyWork> work = work(request);
    boolean isDownload =
        RouteAttributes.getRouteInfo(request).filter(PlacesAtOnce::givesFile).isPresent();
    return work.isEmpty() && !isDownload
        ? CompletableFuture.completedFuture(Optional.empty())
        : CompletableFuture.supplyAsync(() -> enter(request, work, isDownload), blocking);
  }

  private Optional<HttpResponse<?>> enter(
      HttpRequest<?> request, Optional<AtOnce.HeavyWork> work, boolean isDownload) {
    RequestResources.begin(request);
    String party = RequestResources.party(request);
    if (isDownload) {
      WaitingLine.PlaceInLine place = atOnce.of(AtOnce.HeavyWork.DOWNLOAD).enter(party);
      RequestResources.untilTaken(request, place::close);
    }
    work.ifPresent(w -> RequestResources.until(request, atOnce.of(w).enter(party)::close));
    // Once more: who is gone after the wait has no work begun.
    RequestResources.begin(request);
    return Optional.empty();
  }

  private static Optional<AtOnce.HeavyWork> work(HttpRequest<?> request) {
    return RouteAttributes.getRouteInfo(request).flatMap(route -> work(request, route));
  }

  private static Optional<AtOnce.HeavyWork> work(HttpRequest<?> request, RouteInfo<?> route) {
    if (isOpenReading(request, route)) {
      return Optional.of(AtOnce.HeavyWork.OPEN_READING);
    }
    return BufferedBodies.hasFiles(request)
        ? Optional.of(AtOnce.HeavyWork.UPLOAD).filter(upload -> BufferedBodies.holdsFiles(route))
        : ofFile(request.getPath(), route.getProduces(), route.getConsumes())
            .or(() -> Optional.of(AtOnce.HeavyWork.UPLOAD).filter(u -> isLong(request)));
  }

  /** Whether an address gives a file, which is sent as its reader takes it. */
  static boolean givesFile(RouteInfo<?> route) {
    boolean isStreamed =
        route
            .getReturnType()
            .getFirstTypeVariable()
            .filter(body -> body.getType() == StreamedFile.class)
            .isPresent();
    return isStreamed
        || isNamed(REPORT, route.getProduces())
        || isNamed(WORKBOOK, route.getProduces());
  }

  /** A file that a stranger sends there is read as it comes, and holds no place meanwhile. */
  private static boolean isOpenReading(HttpRequest<?> request, RouteInfo<?> route) {
    return route.getAnnotationMetadata().hasAnnotation(ReadByEverybody.class)
        && Viewer.find(request).isEmpty()
        && !BufferedBodies.hasFiles(request);
  }

  /** Whether a body is longer than what strangers may send, or may be. */
  private static boolean isLong(HttpRequest<?> request) {
    return request instanceof ServerHttpRequest<?> sent
        && Viewer.find(request).isPresent()
        && sent.byteBody().expectedLength().orElse(Long.MAX_VALUE)
            > BufferedBodies.MOST_OF_STRANGERS;
  }

  private static Optional<AtOnce.HeavyWork> ofFile(
      String path, List<MediaType> produces, List<MediaType> consumes) {
    if (isNamed(REPORT, produces)) {
      return Optional.of(AtOnce.HeavyWork.REPORT);
    }
    return path.endsWith(".xlsx") || isNamed(WORKBOOK, produces) || isNamed(WORKBOOK, consumes)
        ? Optional.of(AtOnce.HeavyWork.WORKBOOK)
        : Optional.empty();
  }

  private static boolean isNamed(String type, List<MediaType> types) {
    return types.stream().anyMatch(t -> t.getName().equals(type));
  }
}
