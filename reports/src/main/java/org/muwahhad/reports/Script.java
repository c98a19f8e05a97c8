package org.muwahhad.reports;

import java.lang.Character.UnicodeScript;

/** The script that most letters of a text are of, which tells the language it is written in. */
public enum Script {
  /** Arabic, also where Latin and Arabic letters are as many. */
  ARABIC,
  /** English. */
  LATIN,
  /** No letters of either, as in a number. */
  NONE;

  public static Script of(String text) {
    long arabic = letters(text, UnicodeScript.ARABIC);
    long latin = letters(text, UnicodeScript.LATIN);
    return arabic + latin == 0 ? NONE : latin > arabic ? LATIN : ARABIC;
  }

  private static long letters(String text, UnicodeScript script) {
    return text.codePoints()
        .filter(Character::isLetter)
        .filter(c -> UnicodeScript.of(c) == script)
        .count();
  }
}
