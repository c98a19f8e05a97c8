package org.muwahhad.organisation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Form;

/** Days typed into a form that may be left out. */
public final class Dates {
  private Dates() {}

  /**
   * The day typed, or null when nothing was.
   *
   * @throws Refusal.InvalidInput with {@code shared.not-a-date} when it is no day
   */
  public static @Nullable LocalDate find(Form form, String field) {
    if (form.text(field).isEmpty()) {
      return null;
    }
    return form.date(field).orElseThrow(() -> new Refusal.InvalidInput(field, "shared.not-a-date"));
  }
}
