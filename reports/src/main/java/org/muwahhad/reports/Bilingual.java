package org.muwahhad.reports;

import java.util.Objects;

/**
 * One text in both languages.
 *
 * @param ar Arabic, plain text without mark-up or bidirectional controls
 * @param en English, plain text
 */
public record Bilingual(String ar, String en) {

  private static final Bilingual EMPTY = new Bilingual("", "");

  public Bilingual {
    Objects.requireNonNull(ar, "ar");
    Objects.requireNonNull(en, "en");
  }

  /** The same characters in both languages, for codes and names that are never translated. */
  public static Bilingual same(String text) {
    return new Bilingual(text, text);
  }

  /** No text at all. */
  public static Bilingual empty() {
    return EMPTY;
  }

  public boolean isBlank() {
    return ar.isBlank() && en.isBlank();
  }
}
