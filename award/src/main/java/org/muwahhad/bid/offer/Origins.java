package org.muwahhad.bid.offer;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.SearchText;
import org.muwahhad.web.Countries;
import org.muwahhad.web.Option;
import org.muwahhad.web.Texts;

/** Countries that goods may come from, by their code of ISO 3166-1 alpha-2. */
public final class Origins {
  private static final String BESIDE = " · ";
  private static volatile CountryNames names = new CountryNames(-1, Map.of());

  private Origins() {}

  /** The codes of the countries of one edition of the list, by their names. */
  private record CountryNames(int edition, Map<String, String> byName) {}

  static boolean isCountry(String code) {
    return Countries.has(code);
  }

  static boolean isOfGcc(String code) {
    return Countries.memberStates().contains(code);
  }

  /**
   * The code of a country that was typed by its code, by its name in either language, or chosen in
   * a workbook; what is no country code stays as it is.
   */
  public static String code(String typed) {
    String text = typed.strip();
    int beside = text.indexOf(BESIDE);
    String code = (beside < 0 ? text : text.substring(0, beside)).toUpperCase(Locale.ROOT);
    return isCountry(code) ? code : byName().getOrDefault(SearchText.normalise(text), text);
  }

  /** The name of a country in a language. */
  public static String named(Texts t, String code) {
    return name(t.language(), code);
  }

  /** What was typed as the form shows it: a country by its name, anything else as typed. */
  public static String shown(Texts t, String typed) {
    String code = code(typed);
    return isCountry(code) ? name(t.language(), code) : typed;
  }

  /** A country as a workbook lists it. */
  public static String label(Texts t, String code) {
    return code + BESIDE + name(t.language(), code);
  }

  /** All countries, those of the GCC first, named in a language. */
  public static List<Option> options(Texts t) {
    return Countries.codes().stream().map(c -> new Option(c, name(t.language(), c))).toList();
  }

  private static Map<String, String> byName() {
    int edition = Countries.edition();
    CountryNames known = names;
    if (known.edition() == edition) {
      return known.byName();
    }
    Map<String, String> byName = new HashMap<>();
    for (String country : Countries.codes()) {
      for (Language language : Language.values()) {
        byName.put(SearchText.normalise(name(language, country)), country);
      }
    }
    CountryNames found = new CountryNames(edition, Map.copyOf(byName));
    names = found;
    return found.byName();
  }

  private static String name(Language language, String code) {
    return Countries.name(code, language);
  }
}
