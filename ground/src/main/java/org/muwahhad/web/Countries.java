package org.muwahhad.web;

import com.ibm.icu.text.Collator;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Language;

/**
 * The countries that forms offer, by their code of ISO 3166-1 alpha-2, and what they are called.
 * Which are offered, which come first and which have a name other than that of CLDR is data: {@code
 * countries.properties}, or the file that the operator gives in its place ({@link UseCountries}).
 */
public final class Countries {
  private static final AtomicInteger EDITION = new AtomicInteger();
  private static volatile CountryList current = supplied();

  private Countries() {}

  /** The member states of the GCC, in their order. */
  public static Set<String> memberStates() {
    return current.first();
  }

  /** Whether a code is that of a country that is offered. */
  public static boolean has(String code) {
    return current.has(code);
  }

  /** Changes whenever another list is taken into use: what was computed of a list is old then. */
  public static int edition() {
    return EDITION.get();
  }

  /** All codes, those of the GCC first. */
  public static List<String> codes() {
    return current.codes();
  }

  /** All countries as choices: the GCC first, the others by their name in the reader's language. */
  public static List<Option> options(Texts t) {
    CountryList list = current;
    Collator order = Collator.getInstance(ULocale.forLanguageTag(t.language().tag()));
    return Stream.concat(
            list.first().stream().map(c -> new Option(c, list.name(c, t.language()))),
            list.others()
                .map(c -> new Option(c, list.name(c, t.language())))
                .sorted((a, b) -> order.compare(a.text(), b.text())))
        .toList();
  }

  /** The name of any country in a language, also of one that is not offered. */
  public static String name(String code, Language language) {
    return current.name(code, language);
  }

  /** The name of a country in both languages. */
  public static Bilingual name(String code) {
    return new Bilingual(name(code, Language.AR), name(code, Language.EN));
  }

  /** Offers the countries of another list from now on. */
  static void use(CountryList list) {
    current = list;
    EDITION.incrementAndGet();
  }

  /** The list that comes with the system. */
  static CountryList supplied() {
    try (InputStreamReader in =
        new InputStreamReader(
            Objects.requireNonNull(Countries.class.getResourceAsStream("/countries.properties")),
            StandardCharsets.UTF_8)) {
      return CountryList.read(in, Set.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (CountryList.UnusableListException e) {
      throw new IllegalStateException(e);
    }
  }
}
