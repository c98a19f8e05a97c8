package org.muwahhad.web;

import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Language;

/**
 * The countries that forms offer, by their code of ISO 3166-1 alpha-2, and what they are called.
 * Which are offered, which come first and which have a name other than that of CLDR is data: {@code
 * countries.properties}.
 */
public final class Countries {
  private static final Properties RULES = rules();
  private static final Set<String> FIRST = listed("first");
  private static final Set<String> ALL = all();

  private Countries() {}

  /** The member states of the GCC, in their order. */
  public static Set<String> memberStates() {
    return FIRST;
  }

  /** Whether a code is that of a country that is offered. */
  public static boolean has(String code) {
    return ALL.contains(code);
  }

  /** All codes, those of the GCC first. */
  public static List<String> codes() {
    return List.copyOf(ALL);
  }

  /** All countries as choices: the GCC first, the others by their name in the reader's language. */
  public static List<Option> options(Texts t) {
    Collator order = Collator.getInstance(ULocale.forLanguageTag(t.language().tag()));
    return Stream.concat(
            FIRST.stream().map(c -> new Option(c, name(c, t.language()))),
            ALL.stream()
                .filter(c -> !FIRST.contains(c))
                .map(c -> new Option(c, name(c, t.language())))
                .sorted((a, b) -> order.compare(a.text(), b.text())))
        .toList();
  }

  /** The name of any country in a language, also of one that is not offered. */
  public static String name(String code, Language language) {
    String own = RULES.getProperty("name." + code + "." + language.tag());
    return own == null ? ULocale.getDisplayCountry("und_" + code, language.tag()) : own;
  }

  /** The name of a country in both languages. */
  public static Bilingual name(String code) {
    return new Bilingual(name(code, Language.AR), name(code, Language.EN));
  }

  private static Set<String> all() {
    Set<String> all = new LinkedHashSet<>(FIRST);
    all.addAll(new TreeSet<>(Arrays.asList(Locale.getISOCountries())));
    all.removeAll(listed("left-out"));
    return Collections.unmodifiableSet(all);
  }

  private static Set<String> listed(String rule) {
    return Collections.unmodifiableSet(
        new LinkedHashSet<>(Arrays.asList(RULES.getProperty(rule).split("\\s*,\\s*"))));
  }

  private static Properties rules() {
    Properties rules = new Properties();
    try (InputStreamReader in =
        new InputStreamReader(
            Objects.requireNonNull(Countries.class.getResourceAsStream("/countries.properties")),
            StandardCharsets.UTF_8)) {
      rules.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rules;
  }
}
