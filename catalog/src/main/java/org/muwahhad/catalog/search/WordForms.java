package org.muwahhad.catalog.search;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Forms of one word, of normalised text ({@link org.muwahhad.shared.SearchText}), that should find
 * each other: with and without the Arabic article, feminine and plural endings, the English plural.
 * Light on purpose: a stem that is cut too short finds what nobody meant.
 */
final class WordForms {
  private static final List<String> ARTICLES = List.of("وال", "بال", "كال", "فال", "لل", "ال");
  private static final List<String> ENDINGS = List.of("ات", "ون", "ين", "يه", "ه", "ي");
  private static final List<String> PARTICLES = List.of("و", "ب", "ل");
  private static final int SHORTEST = 3;

  private WordForms() {}

  /** The word without an Arabic article and what is written together with it. */
  static String withoutArticle(String word) {
    for (String article : ARTICLES) {
      if (word.startsWith(article) && word.length() - article.length() >= SHORTEST) {
        return word.substring(article.length());
      }
    }
    return word;
  }

  /** The stem under which a word is indexed and looked for. */
  static String stem(String word) {
    return isArabic(word) ? arabic(withoutArticle(word)) : english(word);
  }

  /**
   * The stems of a word of a text: with an Arabic word that begins like a particle ("and", "with",
   * "for") also what follows it, as nothing says whether the letter belongs to the word.
   */
  static Set<String> stems(String word) {
    Set<String> stems = new LinkedHashSet<>();
    stems.add(stem(word));
    for (String particle : PARTICLES) {
      if (word.startsWith(particle) && word.length() > SHORTEST) {
        stems.add(stem(word.substring(particle.length())));
      }
    }
    return stems;
  }

  static boolean isArabic(String word) {
    return !word.isEmpty()
        && Character.UnicodeScript.of(word.codePointAt(0)) == Character.UnicodeScript.ARABIC;
  }

  private static String arabic(String word) {
    for (String ending : ENDINGS) {
      if (word.endsWith(ending) && word.length() - ending.length() >= SHORTEST) {
        return word.substring(0, word.length() - ending.length());
      }
    }
    return word;
  }

  private static String english(String word) {
    int length = word.length();
    if (length > 4 && word.endsWith("ies")) {
      return word.substring(0, length - 3) + "y";
    }
    if (length > 4 && (word.endsWith("ches") || word.endsWith("shes") || word.endsWith("xes"))) {
      return word.substring(0, length - 2);
    }
    boolean plural = length > 3 && word.endsWith("s") && !word.endsWith("ss");
    return plural && !word.endsWith("us") ? word.substring(0, length - 1) : word;
  }
}
