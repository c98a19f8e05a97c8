package org.muwahhad.seeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;

/** What every text shown to a person must be like. */
public final class Languages {

  private static final Pattern ARABIC_LETTER = Pattern.compile("\\p{IsArabic}");
  private static final Pattern UNFILLED = Pattern.compile("[{}]");

  private Languages() {}

  /** Asserts that each language is written in its own script and no slot was left unfilled. */
  public static void assertProper(Bilingual text) {
    assertThat(text.ar()).containsPattern(ARABIC_LETTER).doesNotContainPattern(UNFILLED);
    assertThat(text.en())
        .containsPattern("[A-Za-z]")
        .doesNotContainPattern(ARABIC_LETTER)
        .doesNotContainPattern(UNFILLED);
  }
}
