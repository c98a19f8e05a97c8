package org.muwahhad.reports.render;

import java.util.Enumeration;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Edition;

/**
 * The fixed words of a report in one edition, as the {@code $R} of its template. Looks in the
 * report's own bundles ({@code name_ar}, {@code name_en}) and then in the ones common to all.
 */
final class EditionLabels extends ResourceBundle {

  private static final String COMMON = "org.muwahhad.reports.render.common";

  private final ResourceBundle[] arabic;
  private final ResourceBundle[] english;
  private final Edition edition;
  private final Map<String, String> composed = new ConcurrentHashMap<>();

  EditionLabels(String bundle, Edition edition) {
    this.edition = edition;
    this.arabic = read(bundle, Locale.forLanguageTag("ar"));
    this.english = read(bundle, Locale.ENGLISH);
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
   * Both texts of a label.
   *
   * @throws java.util.MissingResourceException when a bundle lacks the key
   */
  Bilingual both(String key) {
    return new Bilingual(find(arabic, key), find(english, key));
  }

  private static String find(ResourceBundle[] bundles, String key) {
    return bundles[0].containsKey(key) ? bundles[0].getString(key) : bundles[1].getString(key);
  }

  @Override
  protected @Nullable Object handleGetObject(String key) {
    return composed.computeIfAbsent(key, this::compose);
  }

  private String compose(String key) {
    return BidiText.compose(both(key), edition);
  }

  @Override
  public boolean containsKey(String key) {
    return arabic[0].containsKey(key) || arabic[1].containsKey(key);
  }

  @Override
  public Enumeration<String> getKeys() {
    return arabic[0].getKeys();
  }
}
