package org.muwahhad.shared;

import java.util.Locale;
import java.util.Optional;

/** The two working languages; Arabic is the first and the default. */
public enum Language {
  AR("ar", "rtl"),
  EN("en", "ltr");

  private final String tag;
  private final String dir;

  Language(String tag, String dir) {
    this.tag = tag;
    this.dir = dir;
  }

  /** The language named by a BCP 47 tag such as {@code ar}, {@code ar-SA} or {@code en-GB}. */
  public static Optional<Language> find(String tag) {
    String primary = tag.strip().toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
    for (Language language : values()) {
      if (language.tag.equals(primary)) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }

  /** BCP 47 tag, as the {@code lang} attribute wants it. */
  public String tag() {
    return tag;
  }

  /** Writing direction, as the {@code dir} attribute wants it: {@code rtl} or {@code ltr}. */
  public String dir() {
    return dir;
  }

  public boolean isArabic() {
    return this == AR;
  }

  /** The language the switch in the header leads to. */
  public Language other() {
    return this == AR ? EN : AR;
  }

  public Locale locale() {
    return Locale.forLanguageTag(tag);
  }
}
