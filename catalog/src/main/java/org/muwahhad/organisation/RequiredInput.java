package org.muwahhad.organisation;

import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;

/** What was given, without surrounding blanks; what was left out is the empty text. */
public final class RequiredInput {
  private RequiredInput() {}

  public static String text(@Nullable String given) {
    return given == null ? "" : given.strip();
  }

  /** The text, or null when there is none. */
  public static @Nullable String orNull(@Nullable String given) {
    String text = text(given);
    return text.isEmpty() ? null : text;
  }

  public static Bilingual bilingual(@Nullable Bilingual given) {
    return given == null
        ? new Bilingual("", "")
        : new Bilingual(text(given.ar()), text(given.en()));
  }
}
