package org.muwahhad.shared;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Text brought to the form in which it is searched, so that a word is found however it was typed:
 * forms of alef, hamza carriers, ta marbuta and alef maqsura are folded; vowel marks and kashida
 * fall away; Arabic-Indic digits become European; Latin letters lose case and accents.
 */
public final class SearchText {
  private SearchText() {}

  /** The normalised form of a text, words separated by single spaces. */
  public static String normalise(String text) {
    String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    StringBuilder result = new StringBuilder(decomposed.length());
    decomposed.codePoints().forEach(c -> append(result, c));
    return result.toString().strip().replaceAll(" +", " ");
  }

  /** The words of a query, normalised. */
  public static List<String> words(String query) {
    return Arrays.stream(normalise(query).split(" ")).filter(w -> !w.isEmpty()).toList();
  }

  private static void append(StringBuilder to, int c) {
    // Combining marks: Latin accents, and Arabic vowel marks and the hamza that NFKD split off.
    if (Character.getType(c) == Character.NON_SPACING_MARK || c == 'ـ') {
      return;
    }
    switch (c) {
      case 'ٱ' -> to.append('ا');
      case 'ى' -> to.append('ي');
      case 'ة' -> to.append('ه');
      case 'ء' -> {}
      default -> {
        if (Character.isDigit(c)) {
          to.append((char) ('0' + Character.digit(c, 10)));
        } else if (Character.isLetter(c)) {
          to.appendCodePoint(c);
        } else {
          to.append(' ');
        }
      }
    }
  }
}
