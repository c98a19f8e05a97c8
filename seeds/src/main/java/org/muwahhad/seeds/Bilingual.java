package org.muwahhad.seeds;

/**
 * A text in both languages of the system. Neither may be blank: nothing untranslated is shown.
 *
 * @param ar the Arabic text
 * @param en the English text
 */
public record Bilingual(String ar, String en) {

  public Bilingual {
    if (ar.isBlank() || en.isBlank()) {
      throw new IllegalArgumentException("Text is missing a language: [" + ar + "] [" + en + "]");
    }
  }
}
