package org.muwahhad.notification.notice;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something to tell. Its texts are the messages {@code notification.kind.<kind>.subject} and {@code
 * notification.kind.<kind>.text}.
 *
 * @param kind short and stable, such as {@code round-opened}
 * @param href path of the page it leads to
 * @param arguments what the texts mention, in the order of their placeholders
 * @param onceKey names what is told only once ever; none may repeat
 * @param hourly paths, as a pattern of the database, for all of which together such a notice goes
 *     out by e-mail once an hour at most, since others can cause it as often as they like; the
 *     inbox has it every time; none: every time by e-mail, too
 */
public record Notice(
    String kind,
    String href,
    List<Argument> arguments,
    @Nullable String onceKey,
    @Nullable String hourly) {

  public Notice {
    arguments = List.copyOf(arguments);
  }

  public static Notice of(String kind, String href, Argument... arguments) {
    return new Notice(kind, href, List.of(arguments), null, null);
  }

  /** The notice as one that is told only once. */
  public Notice once(String key) {
    return new Notice(kind, href, arguments, key, hourly);
  }

  /** The notice as one that goes out by e-mail once an hour at most for all pages of a pattern. */
  public Notice mailedHourlyOf(String pages) {
    return new Notice(kind, href, arguments, onceKey, pages);
  }
}
