package org.muwahhad.notification;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something to tell. Its texts are the messages {@code notification.kind.<kind>.subject} and {@code
 * notification.kind.<kind>.text}.
 *
 * @param kind short and stable, such as {@code round-opened}
 * @param href path of the page it leads to
 * @param arguments what the texts tell of, in the order of their placeholders
 * @param onceKey names what is told only once ever; none may repeat
 */
record Notice(String kind, String href, List<Argument> arguments, @Nullable String onceKey) {

  Notice {
    arguments = List.copyOf(arguments);
  }

  static Notice of(String kind, String href, Argument... arguments) {
    return new Notice(kind, href, List.of(arguments), null);
  }

  /** The notice as one that is told only once. */
  Notice once(String key) {
    return new Notice(kind, href, arguments, key);
  }
}
