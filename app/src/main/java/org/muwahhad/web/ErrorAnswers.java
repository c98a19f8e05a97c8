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
import io.micronaut.serde.exceptions.SerdeException;
import io.micronaut.serde.exceptions.path.CollectionItemReferencePath;
import io.micronaut.serde.exceptions.path.MapItemReferencePath;
import io.micronaut.serde.exceptions.path.ReferencePath;
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
 * a word where a number belongs names nothing, so it is not found. Whoever opens the address of an
 * act, which only takes forms, comes to the page above it.
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
    List<Fault> missing = missing(cause);
    // What is not there is told as the acts tell it, whoever noticed first.
    return missing.isEmpty()
        ? refusals.respondBadRequest(request, code(cause), faults(cause))
        : refusals.respond(request, new Refusal.InvalidInput(missing));
  }

  private static List<Fault> missing(@Nullable Throwable cause) {
    Optional<MissingFields> missing = find(cause, MissingFields.class);
    String path = find(cause, SerdeException.class).map(ErrorAnswers::path).orElse("");
    return missing.stream()
        .flatMap(m -> m.below(path).stream())
        .map(field -> new Fault(field, "shared.missing"))
        .toList();
  }

  private static boolean isOfAddress(HttpRequest<?> request, @Nullable Throwable cause) {
    return cause instanceof ConversionErrorException conversion
        && RouteAttributes.getRouteMatch(request)
            .map(route -> route.getVariableValues().containsKey(conversion.getArgument().getName()))
            .orElse(false);
  }

  private static String code(@Nullable Throwable cause) {
    if (cause instanceof UnsatisfiedRouteException missing) {
      return isBody(missing.getArgument()) ? "shared.body-missing" : "shared.bad-request";
    }
    if (cause instanceof ConversionErrorException conversion && !isBody(conversion.getArgument())) {
      return "shared.ill-typed-request";
    }
    if (find(cause, RepeatedKey.class).isPresent()) {
      return "shared.repeated-key-request";
    }
    if (find(cause, BeyondBounds.class).isPresent()) {
      return "shared.beyond-bounds";
    }
    Optional<SerdeException> serde = find(cause, SerdeException.class);
    if (serde.isPresent()) {
      return "shared.ill-typed-request";
    }
    return cause == null ? "shared.bad-request" : "shared.unreadable-body";
  }

  private static List<Fault> faults(@Nullable Throwable cause) {
    if (cause instanceof UnsatisfiedRouteException missing && !isBody(missing.getArgument())) {
      return List.of(new Fault(missing.getArgument().getName(), "shared.missing"));
    }
    if (cause instanceof ConversionErrorException conversion && !isBody(conversion.getArgument())) {
      return List.of(new Fault(conversion.getArgument().getName(), "shared.ill-typed"));
    }
    Optional<RepeatedKey> repeated = find(cause, RepeatedKey.class);
    if (repeated.isPresent()) {
      return List.of(new Fault(repeated.get().path(), "shared.repeated-key"));
    }
    return find(cause, SerdeException.class)
        .filter(failure -> !failure.getPath().isEmpty())
        .map(failure -> List.of(new Fault(path(failure), reason(failure))))
        .orElse(List.of());
  }

  private static String reason(SerdeException failure) {
    boolean unknown = String.valueOf(failure.getMessage()).startsWith("Unknown property");
    return unknown ? "shared.unknown-field" : "shared.ill-typed";
  }

  /** Where in the body the value stands, such as {@code offer.prices[3].unitPrice}. */
  private static String path(SerdeException failure) {
    StringBuilder path = new StringBuilder();
    // The innermost part comes first.
    List<ReferencePath> steps = failure.getPath();
    // What is no list has no first row, where its reader looked for one.
    boolean isRowOfNone =
        failure instanceof NotAList
            && !steps.isEmpty()
            && steps.get(0) instanceof CollectionItemReferencePath;
    for (int i = steps.size() - 1; i >= (isRowOfNone ? 1 : 0); i--) {
      ReferencePath step = steps.get(i);
      if (step instanceof CollectionItemReferencePath item) {
        path.append('[').append(item.index()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".");
        path.append(step instanceof MapItemReferencePath entry ? entry.key() : name(step));
      }
    }
    return path.toString();
  }

  private static String name(ReferencePath step) {
    return step.getArgument().getName();
  }

  private static boolean isBody(Argument<?> argument) {
    return argument.getAnnotationMetadata().hasAnnotation(Body.class);
  }

  private static <T extends Throwable> Optional<T> find(
      @Nullable Throwable failure, Class<T> type) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (type.isInstance(t)) {
        return Optional.of(type.cast(t));
      }
    }
    return Optional.empty();
  }
}
