package org.muwahhad.web;

import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.exceptions.UnsatisfiedRouteException;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Refusal.Fault;

/**
 * Answers what fails before any of our code has its turn: a body that is no JSON, a value of the
 * wrong kind, a request that is too large. Programs get the same problem as for every refusal, with
 * the path of the value at fault or of each that is missing; readers get our page. An address with
 * a word where a number belongs names nothing, so it is not found. Anyone who opens the address of
 * an act, which only takes forms, comes to the page above it.
 */
@Singleton
class ErrorAnswers implements ErrorResponseProcessor<Object> {
  private final Refusals refusals;
  private final Router router;

  ErrorAnswers(Refusals refusals, Router router) {
    this.refusals = refusals;
    this.router = router;
  }

  @Override
  @SuppressWarnings("unchecked")
  public MutableHttpResponse<Object> processResponse(
      ErrorContext context, MutableHttpResponse<?> base) {
    HttpRequest<?> request = context.getRequest();
    @Nullable Throwable cause = context.getRootCause().orElse(null);
    HttpStatus status = HttpStatus.valueOf(base.code());
    if (status == HttpStatus.BAD_REQUEST) {
      status =
          isOfAddress(request, cause)
              ? HttpStatus.NOT_FOUND
              : RequestFraming.refusal(request).orElse(status);
    }
    MutableHttpResponse<Object> merged = (MutableHttpResponse<Object>) base;
    Optional<String> page =
        status == HttpStatus.METHOD_NOT_ALLOWED ? pageAbove(request) : Optional.empty();
    if (page.isPresent()) {
      merged.status(HttpStatus.SEE_OTHER);
      merged.header(HttpHeaders.LOCATION, page.get());
      return merged;
    }
    if (status == HttpStatus.REQUEST_ENTITY_TOO_LARGE && request.getMethod() == HttpMethod.GET) {
      // There is no body: it is the address that is too long, such as that of a search.
      status = HttpStatus.REQUEST_URI_TOO_LONG;
    }
    MutableHttpResponse<?> answer = answer(request, status, cause);
    // The headers of the first answer stay, such as Allow.
    merged.status(answer.code());
    answer.getContentType().ifPresent(merged::contentType);
    merged.body(answer.body());
    ResponseHeaders.addTo(merged);
    return merged;
  }

  /** The nearest page above an address that somebody reads; none for programs. */
  private Optional<String> pageAbove(HttpRequest<?> request) {
    if (request.getMethod() != HttpMethod.GET || Refusals.isApi(request)) {
      return Optional.empty();
    }
    String path = request.getPath();
    return Stream.iterate(path.lastIndexOf('/'), at -> at > 0, at -> path.lastIndexOf('/', at - 1))
        .map(at -> path.substring(0, at))
        .filter(above -> router.GET(above).isPresent())
        .findFirst();
  }

  private MutableHttpResponse<?> answer(
      HttpRequest<?> request, HttpStatus status, @Nullable Throwable cause) {
    if (status != HttpStatus.BAD_REQUEST) {
      return refusals.respondStatus(request, status);
    }
    Optional<UnreadBody> unread = UnreadBody.of(cause);
    if (unread.isPresent() && unread.get().isMissing()) {
      return refusals.respond(request, new Refusal.InvalidInput(unread.get().faults()));
    }
    return refusals.respondBadRequest(
        request, code(cause, unread.orElse(null)), faults(cause, unread.orElse(null)));
  }

  private static boolean isOfAddress(HttpRequest<?> request, @Nullable Throwable cause) {
    return cause instanceof ConversionErrorException conversion
        && RouteAttributes.getRouteMatch(request)
            .map(route -> route.getVariableValues().containsKey(conversion.getArgument().getName()))
            .orElse(false);
  }

  private static String code(@Nullable Throwable cause, @Nullable UnreadBody unread) {
    if (cause instanceof UnsatisfiedRouteException missing) {
      return isBody(missing.getArgument()) ? "shared.body-missing" : "shared.bad-request";
    }
    if (cause instanceof ConversionErrorException conversion && !isBody(conversion.getArgument())) {
      return "shared.ill-typed-request";
    }
    if (unread != null) {
      return unread.code();
    }
    return cause == null ? "shared.bad-request" : "shared.unreadable-body";
  }

  private static List<Fault> faults(@Nullable Throwable cause, @Nullable UnreadBody unread) {
    if (cause instanceof UnsatisfiedRouteException missing && !isBody(missing.getArgument())) {
      return List.of(new Fault(missing.getArgument().getName(), "shared.missing"));
    }
    if (cause instanceof ConversionErrorException conversion && !isBody(conversion.getArgument())) {
      return List.of(new Fault(conversion.getArgument().getName(), "shared.ill-typed"));
    }
    return unread == null ? List.of() : unread.faults();
  }

  private static boolean isBody(Argument<?> argument) {
    return argument.getAnnotationMetadata().hasAnnotation(Body.class);
  }
}
