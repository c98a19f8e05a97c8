package org.muwahhad.web;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.body.ByteBody;
import io.micronaut.http.exceptions.HttpStatusException;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.RouteInfo;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Refusal;

/**
 * Of an address that is both a page and part of the API, lets a page take forms and give HTML only,
 * and the API take and give JSON only. Checks the token of each form and keeps what was typed, so
 * that it can be shown again. A form with a file is checked by the method that reads it.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
class TakeForms implements Ordered {
  private static final MediaType HTML = MediaType.TEXT_HTML_TYPE;
  private static final MediaType JSON = MediaType.APPLICATION_JSON_TYPE;
  private static final MediaType FILES = MediaType.MULTIPART_FORM_DATA_TYPE;
  private static final MediaType FORM = MediaType.APPLICATION_FORM_URLENCODED_TYPE;

  /** Once the body is there. */
  @Override
  public int getOrder() {
    return BufferedBodies.ORDER + 1;
  }

  /**
   * Ends without an answer, so that the request goes on.
   *
   * @throws Refusal.NotPermitted when a form does not carry the token of the session
   * @throws HttpStatusException 406 or 415 for a type that belongs to the other address
   */
  @RequestFilter
  CompletionStage<Optional<HttpResponse<?>>> take(HttpRequest<?> request) {
    @Nullable RouteInfo<?> route =
        RouteAttributes.getRouteInfo(request)
            .filter(r -> r.getAnnotationMetadata().hasAnnotation(PageAndApi.class))
            .orElse(null);
    if (route == null) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    boolean api = Refusals.isApi(request);
    // A method that gives a file says itself of which type.
    if (!route.getAnnotationMetadata().hasDeclaredAnnotation(Produces.class)
        && !accepts(request, api ? JSON : HTML)) {
      throw new HttpStatusException(HttpStatus.NOT_ACCEPTABLE, "Not a type of this address");
    }
    if (!request.getMethod().requiresRequestBody()) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    boolean files = route.getConsumes().contains(FILES);
    MediaType taken = files ? FILES : api ? JSON : FORM;
    if (request.getContentType().filter(type -> !isOf(type, taken)).isPresent()) {
      throw new HttpStatusException(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Not a type it takes");
    }
    boolean sheets = route.getAnnotationMetadata().isTrue(PageAndApi.class, "sheets");
    return api || files || !(request instanceof ServerHttpRequest<?> sent)
        ? CompletableFuture.completedFuture(Optional.empty())
        : sent.byteBody()
            .split(ByteBody.SplitBackpressureMode.FASTEST)
            .buffer()
            .thenApply(
                body -> {
                  String text = body.toString(StandardCharsets.UTF_8);
                  Answers.keep(
                      request, sheets ? Forms.readSheet(request, text) : Forms.read(request, text));
                  return Optional.empty();
                });
  }

  /** Says that what a method gives to a program as it is is JSON, whatever else it would take. */
  @ResponseFilter
  void give(HttpRequest<?> request, MutableHttpResponse<?> answer) {
    boolean plain =
        Refusals.isApi(request)
            && answer.getContentType().isEmpty()
            && answer.getBody().isPresent()
            && RouteAttributes.getRouteInfo(request)
                .map(RouteInfo::getAnnotationMetadata)
                .filter(m -> m.hasAnnotation(PageAndApi.class))
                .filter(m -> !m.hasDeclaredAnnotation(Produces.class))
                .isPresent();
    if (plain) {
      answer.contentType(JSON);
    }
  }

  private static boolean accepts(HttpRequest<?> request, MediaType type) {
    List<MediaType> accepted = List.copyOf(request.accept());
    return accepted.isEmpty()
        || accepted.stream()
            .anyMatch(
                a ->
                    a.getName().equals(MediaType.ALL)
                        || isOf(a, type)
                        || (a.getType().equals(type.getType()) && a.getSubtype().equals("*")));
  }

  private static boolean isOf(MediaType given, MediaType type) {
    return given.getName().equals(type.getName());
  }
}
