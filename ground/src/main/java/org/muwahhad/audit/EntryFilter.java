package org.muwahhad.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.muwahhad.web.Form;
import org.muwahhad.web.Page;

/**
 * Which entries of the record are wanted; an empty text asks for all.
 *
 * @param act what the name of the act begins with, such as {@code tender.} or {@code bid.submitted}
 * @param object kind and key such as {@code tender 7}, or the number of a tender for its whole
 *     chain
 * @param person login, or part of a name
 * @param from UTC, included; null from the first entry on
 * @param until UTC, not included; null up to the last entry
 */
public record EntryFilter(
    String act, String object, String person, @Nullable Instant from, @Nullable Instant until) {
  /** All entries. */
  public static final EntryFilter NONE = new EntryFilter("", "", "", null, null);

  public EntryFilter {
    act = act.strip();
    object = object.strip();
    person = person.strip();
  }

  /**
   * The filter in a form of {@code act}, {@code object}, {@code login}, {@code from} and {@code
   * until}; both days are days of Riyadh and included. What is no day asks for nothing.
   */
  static EntryFilter of(Form form) {
    return new EntryFilter(
        form.value("act"),
        form.value("object"),
        form.value("login"),
        form.date("from").map(d -> d.atStartOfDay(Page.RIYADH).toInstant()).orElse(null),
        form.date("until")
            .map(d -> d.plusDays(1).atStartOfDay(Page.RIYADH).toInstant())
            .orElse(null));
  }
}
