package org.muwahhad.web;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Refusal.Fault;

/**
 * Why a program's body, or a file of a subcommand, could not be read, as the binder reports it.
 *
 * @param code of the problem
 * @param faults at their places, such as {@code offer.prices[3].unitPrice}; none when the body has
 *     no place for them
 */
public record UnreadBody(String code, List<Fault> faults) {
  private static final String MISSING = "shared.missing";

  public UnreadBody {
    faults = List.copyOf(faults);
  }

  /** What a failure says of the body; nothing when it is about something else. */
  public static Optional<UnreadBody> of(@Nullable Throwable failure) {
    return find(failure, StreamConstraintsException.class)
        .map(beyond -> new UnreadBody("shared.beyond-bounds", List.of()))
        .or(() -> find(failure, JsonParseException.class).map(UnreadBody::broken))
        .or(() -> find(failure, JsonMappingException.class).map(UnreadBody::unfit));
  }

  /**
   * Whether something is not there, which is told as the acts tell it, no matter who noticed first.
   */
  boolean isMissing() {
    return code.equals(MISSING);
  }

  private static UnreadBody broken(JsonParseException failure) {
    // The parser knows no other sign of it than its message.
    return String.valueOf(failure.getOriginalMessage()).startsWith("Duplicate field")
        ? new UnreadBody(
            "shared.repeated-key-request",
            List.of(
                new Fault(path(failure.getProcessor().getParsingContext()), "shared.repeated-key")))
        : new UnreadBody("shared.unreadable-body", List.of());
  }

  private static UnreadBody unfit(JsonMappingException failure) {
    String path = path(failure);
    if (failure instanceof MissingFields missing) {
      return missing(
          missing.names().stream().map(n -> path.isEmpty() ? n : path + "." + n).toList());
    }
    if (failure instanceof InvalidNullException) {
      return missing(List.of(path));
    }
    String code =
        failure instanceof UnknownName.UnknownNameException
            ? "shared.unknown-field"
            : "shared.ill-typed";
    if (path.isEmpty()) {
      boolean goesOn = failure.getOriginalMessage().startsWith("Trailing token");
      return new UnreadBody(
          goesOn ? "shared.unreadable-body" : "shared.ill-typed-request", List.of());
    }
    return new UnreadBody("shared.ill-typed-request", List.of(new Fault(path, code)));
  }

  private static UnreadBody missing(List<String> paths) {
    return new UnreadBody(MISSING, paths.stream().map(p -> new Fault(p, MISSING)).toList());
  }

  private static String path(JsonMappingException failure) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference step : failure.getPath()) {
      append(path, step.getFieldName(), step.getIndex());
    }
    return path.toString();
  }

  /** Where a value stands, such as {@code prices[3].unitPrice}. */
  static String path(JsonStreamContext place) {
    StringBuilder path = new StringBuilder();
    JsonStreamContext parent = place.getParent();
    if (parent != null) {
      path.append(path(parent));
      append(path, place.getCurrentName(), place.getCurrentIndex());
    }
    return path.toString();
  }

  private static void append(StringBuilder path, @Nullable String name, int index) {
    if (name == null) {
      path.append('[').append(index).append(']');
    } else {
      path.append(path.isEmpty() ? "" : ".").append(name);
    }
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
