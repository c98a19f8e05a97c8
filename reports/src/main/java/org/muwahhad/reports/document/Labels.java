package org.muwahhad.reports.document;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.Function;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.words.CurrencySigns;

/**
 * The fixed words of a report in both languages: its own bundles ({@code labels_ar}, {@code
 * labels_en} in its package) and then the ones common to all. A report that is read in one of
 * several standings has other words for some keys: {@code winner.recommended} beside {@code
 * winner}.
 */
public final class Labels {
  private static final String COMMON = "org.muwahhad.reports.render.common";
  private final ResourceBundle[] arabic;
  private final ResourceBundle[] english;
  private final String standing;

  private Labels(ResourceBundle[] arabic, ResourceBundle[] english, String standing) {
    this.arabic = arabic;
    this.english = english;
    this.standing = standing;
  }

  /** The words beside a report's template. */
  public static Labels beside(Class<?> template) {
    String bundle = template.getPackageName() + ".labels";
    return new Labels(read(bundle, Locale.forLanguageTag("ar")), read(bundle, Locale.ENGLISH), "");
  }

  /**
   * The same for a recommendation, with the words under {@code .recommended} where there are any.
   */
  public Labels ofRecommendation() {
    return new Labels(arabic, english, ".recommended");
  }

  private static ResourceBundle[] read(String bundle, Locale locale) {
    ResourceBundle.Control exact =
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    return new ResourceBundle[] {
      ResourceBundle.getBundle(bundle, locale, exact),
      ResourceBundle.getBundle(COMMON, locale, exact)
    };
  }

  /**
   * The words of a key.
   *
   * @throws java.util.MissingResourceException when a bundle lacks it
   */
  public Bilingual of(String key) {
    return new Bilingual(find(arabic, key), find(english, key));
  }

  /**
   * The words of a key with values put in; a {@link Bilingual} value in each language, and the code
   * of a currency in Arabic as its name.
   */
  public Bilingual of(String key, Object... values) {
    Object[] named = Arrays.stream(values).map(CurrencySigns::named).toArray();
    return new Bilingual(
        fill(find(arabic, key), named, Bilingual::ar),
        fill(find(english, key), values, Bilingual::en));
  }

  /** The words of a key, if both languages have them. */
  public Optional<Bilingual> find(String key) {
    return arabic[0].containsKey(key) && english[0].containsKey(key)
        ? Optional.of(of(key))
        : Optional.empty();
  }

  private static String fill(String pattern, Object[] values, Function<Bilingual, String> read) {
    Object[] own =
        Arrays.stream(values).map(v -> v instanceof Bilingual b ? read.apply(b) : v).toArray();
    return new MessageFormat(pattern, Locale.ROOT).format(own);
  }

  private String find(ResourceBundle[] bundles, String key) {
    if (!standing.isEmpty() && bundles[0].containsKey(key + standing)) {
      return bundles[0].getString(key + standing);
    }
    return bundles[0].containsKey(key) ? bundles[0].getString(key) : bundles[1].getString(key);
  }
}
