package org.muwahhad.reports;

import java.util.Objects;

/**
 * One text in both languages.
 *
 * @param ar Arabic, plain text without mark-up or bidirectional controls
 * @param en English, plain text
 */
public record Bilingual(String ar, String en) {

  private static final String IN_ENGLISH = " (بالإنجليزية)";
  private static final String IN_ARABIC = " (in Arabic)";
  private static final Bilingual EMPTY = new Bilingual("", "");

  public Bilingual {
    Objects.requireNonNull(ar, "ar");
    Objects.requireNonNull(en, "en");
  }

  /** The same characters in both languages, for codes and names that are never translated. */
  public static Bilingual same(String text) {
    return new Bilingual(text, text);
  }

  /**
   * What a person wrote, in the language in which it was written. Read in the other language it
   * says at its end in which language it is; in both beside each other it stands once.
   */
  public static Bilingual written(String text) {
    Script script = Script.of(text);
    return switch (script) {
      case ARABIC -> new Bilingual(text, text + IN_ARABIC);
      case LATIN -> new Bilingual(text + IN_ENGLISH, text);
      case NONE -> same(text);
    };
  }

  /** The same without the words that say in which language something was written. */
  public Bilingual unmarked() {
    return new Bilingual(without(ar, IN_ENGLISH), without(en, IN_ARABIC));
  }

  private static String without(String text, String mark) {
    return text.endsWith(mark) ? text.substring(0, text.length() - mark.length()) : text;
  }

  /** No text at all. */
  public static Bilingual empty() {
    return EMPTY;
  }

  public boolean isBlank() {
    return ar.isBlank() && en.isBlank();
  }
}
