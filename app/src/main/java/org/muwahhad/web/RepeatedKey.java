package org.muwahhad.web;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonStreamContext;
import io.micronaut.serde.exceptions.SerdeException;

/**
 * A program's body names a key of one object twice. To take the last would lose what the first says
 * without a word.
 */
final class RepeatedKey extends SerdeException {
  private static final long serialVersionUID = 1L;
  private final String path;

  private RepeatedKey(String path) {
    super("A key is named twice: " + path);
    this.path = path;
  }

  /** The parser knows no other sign of it than its message. */
  static boolean isToldBy(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof JsonParseException parsing
          && String.valueOf(parsing.getOriginalMessage()).startsWith("Duplicate field")) {
        return true;
      }
    }
    return false;
  }

  static RepeatedKey at(JsonStreamContext context) {
    return new RepeatedKey(path(context));
  }

  /** Where the key stands, such as {@code offer.prices[3].unitPrice}. */
  String path() {
    return path;
  }

  private static String path(JsonStreamContext context) {
    JsonStreamContext parent = context.getParent();
    String above = parent == null ? "" : path(parent);
    if (context.inArray()) {
      return above + "[" + context.getCurrentIndex() + "]";
    }
    return context.hasCurrentName()
        ? above + (above.isEmpty() ? "" : ".") + context.getCurrentName()
        : above;
  }
}
