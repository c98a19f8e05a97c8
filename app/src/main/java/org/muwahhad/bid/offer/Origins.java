package org.muwahhad.bid.offer;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.SearchText;
import org.muwahhad.web.Option;
import org.muwahhad.web.Texts;

/** Countries that goods may come from, by their code of ISO 3166-1 alpha-2. */
public final class Origins {
  private static final String BESIDE = " · ";
  private static final Set<String> COUNTRIES = new TreeSet<>(List.of(Locale.getISOCountries()));
  private static final Set<String> GCC =
      new LinkedHashSet<>(List.of("AE", "BH", "KW", "OM", "QA", "SA"));
  private static final Map<String, String> BY_NAME = byName();

  private Origins() {}

  static boolean isCountry(String code) {
    return COUNTRIES.contains(code);
  }

  static boolean isOfGcc(String code) {
    return GCC.contains(code);
  }

  /**
   * The code of a country that was typed by its code, by its name in either language, or chosen in
   * a workbook; what is none stays as it is.
   */
  public static String code(String typed) {
    String text = typed.strip();
    int beside = text.indexOf(BESIDE);
    String code = (beside < 0 ? text : text.substring(0, beside)).toUpperCase(Locale.ROOT);
    return isCountry(code) ? code : BY_NAME.getOrDefault(SearchText.normalise(text), text);
  }

  /** A country as a workbook lists it. */
  public static String label(Texts t, String code) {
    return code + BESIDE + name(t.language(), code);
  }

  /** All countries, those of the GCC first, named in a language. */
  public static List<Option> options(Texts t) {
    Set<String> all = new LinkedHashSet<>(GCC);
    all.addAll(COUNTRIES);
    return all.stream().map(c -> new Option(c, name(t.language(), c))).toList();
  }

  private static Map<String, String> byName() {
    Map<String, String> byName = new HashMap<>();
    for (String country : COUNTRIES) {
      for (Language language : Language.values()) {
        byName.put(SearchText.normalise(name(language, country)), country);
      }
    }
    return Map.copyOf(byName);
  }

  private static String name(Language language, String code) {
    return new Locale.Builder()
        .setRegion(code)
        .build()
        .getDisplayCountry(Locale.forLanguageTag(language.tag()));
  }
}
