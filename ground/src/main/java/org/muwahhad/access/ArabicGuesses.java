package org.muwahhad.access;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * What a guesser who knows Arabic tries: common words and names however they are spelled, digits of
 * either script, and what comes of typing on the keyboard of the other script, rows of keys among
 * it.
 */
final class ArabicGuesses {
  private static final Pattern MARKS = Pattern.compile("[\\p{Mn}\\u0640]");
  private static final Pattern ARABIC = Pattern.compile("\\p{IsArabic}");
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** Keys of the Arabic keyboard (101 keys), row by row, and of the Latin one beneath. */
  private static final String ARABIC_KEYS = "ذضصثقفغعهخحجدشسيبلاتنمكطئءؤرىةوزظ";

  private static final String LATIN_KEYS = "`qwertyuiop[]asdfghjkl;'zxcvnm,./";

  /** One key that writes two letters. */
  private static final String LAM_ALEF = "لا";

  private static final String LAM_ALEF_KEY = "b";

  private static final Map<Character, Character> TO_LATIN = keys(ARABIC_KEYS, LATIN_KEYS);
  private static final Map<Character, Character> TO_ARABIC = keys(LATIN_KEYS, ARABIC_KEYS);
  private static final List<String> COMMON = read();

  private ArabicGuesses() {}

  /** Common passwords and words, the commonest first, in the spelling of {@link #folded}. */
  static List<String> common() {
    return COMMON;
  }

  /**
   * A password in each form in which a guesser may come upon it, itself among them.
   *
   * @param password normalised (NFKC)
   */
  static Set<String> formsOf(String password) {
    Set<String> forms = new LinkedHashSet<>();
    forms.add(password);
    String digits = digits(password);
    forms.add(digits);
    addWords(forms, digits);
    if (ARABIC.matcher(password).find()) {
      forms.add(typed(digits, TO_LATIN));
      forms.add(typed(digits.replace(LAM_ALEF, LAM_ALEF_KEY), TO_LATIN));
    } else {
      addWords(forms, typed(digits.replace(LAM_ALEF_KEY, LAM_ALEF), TO_ARABIC));
    }
    return forms;
  }

  /** Folded, and without what parts the words; of Arabic alone, other languages have their own. */
  private static void addWords(Set<String> forms, String text) {
    if (ARABIC.matcher(text).find()) {
      String folded = folded(text);
      forms.add(folded);
      forms.add(BETWEEN.matcher(folded).replaceAll(""));
    }
  }

  /** One spelling for letters that people write in several ways, without marks. */
  static String folded(String text) {
    return MARKS
        .matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
        .replaceAll("")
        .replaceAll("[أإآٱ]", "ا")
        .replace('ى', 'ي')
        .replace('ة', 'ه')
        .replace('ؤ', 'و')
        .replace('ئ', 'ي');
  }

  /** Digits of any script as those of the Latin one. */
  private static String digits(String text) {
    return each(
        text, c -> Character.isDigit(c) ? Character.forDigit(Character.digit(c, 10), 10) : c);
  }

  private static String typed(String text, Map<Character, Character> keys) {
    return each(text, c -> keys.getOrDefault(Character.toLowerCase(c), c));
  }

  private static String each(String text, UnaryOperator<Character> change) {
    StringBuilder changed = new StringBuilder(text.length());
    for (char c : text.toCharArray()) {
      changed.append((char) change.apply(c));
    }
    return changed.toString();
  }

  private static Map<Character, Character> keys(String from, String to) {
    Map<Character, Character> keys = new HashMap<>();
    for (int i = 0; i < from.length(); i++) {
      keys.put(from.charAt(i), to.charAt(i));
    }
    return Map.copyOf(keys);
  }

  private static List<String> read() {
    try (InputStream in = ArabicGuesses.class.getResourceAsStream("common-arabic-passwords.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(ArabicGuesses::folded)
          .distinct()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
