package org.muwahhad.reports.render;

import java.util.regex.Pattern;

/**
 * The short vowels of Arabic, which are not drawn. The PDF library puts the signs where the
 * typeface draws them by default and not where they belong over a letter: the damma of عُمان would
 * lie inside its first letter and be read as a dot. What readers extract and what is read aloud has
 * them all.
 */
final class ShortVowels {
  /** All but the shadda and the tanwin of fatha, which stand clear of their letters. */
  private static final Pattern SHORT_VOWEL = Pattern.compile("[\u064c-\u0650\u0652]");

  private ShortVowels() {}

  static boolean areIn(String words) {
    return SHORT_VOWEL.matcher(words).find();
  }

  static String without(String words) {
    return SHORT_VOWEL.matcher(words).replaceAll("");
  }
}
