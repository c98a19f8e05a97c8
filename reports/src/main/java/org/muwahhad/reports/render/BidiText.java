package org.muwahhad.reports.render;

import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Edition;

/**
 * Prepares texts for the page. A PDF is drawn line by line, and each line is ordered on its own, so
 * direction must hold from word to word: in fields that run right to left, every Latin word is held
 * between left-to-right marks. Marks are used instead of isolates because the PDF library draws an
 * isolate as a missing glyph; {@link PlainText} takes the marks out of what readers extract.
 */
final class BidiText {

  private static final char LRM = '\u200e';
  private static final char RLM = '\u200f';
  private static final char LRE = '\u202a';
  private static final char POP = '\u202c';
  private static final String SECOND_LANGUAGE = "<style forecolor=\"#5A6B63\">";

  private BidiText() {}

  /** A text as an edition prints it; Arabic above English in the bilingual one. */
  static String compose(Bilingual text, Edition edition) {
    String ar = text.ar().isBlank() ? text.en() : text.ar();
    String en = text.en().isBlank() ? text.ar() : text.en();
    return switch (edition) {
      case ARABIC -> rightToLeft(ar);
      case ENGLISH -> en;
      case BILINGUAL -> stacked(ar, en);
    };
  }

  private static String stacked(String ar, String en) {
    String first = escape(rightToLeft(ar));
    if (ar.equals(en)) {
      return first;
    }
    return first + "\n" + SECOND_LANGUAGE + escape(heldLeftToRight(en)) + "</style>";
  }

  /** An Arabic text that begins with a Latin word or a digit is Arabic none the less. */
  static String rightToLeft(String text) {
    if (text.isEmpty() || !PlainText.hasArabic(text) || PlainText.isArabic(text.charAt(0))) {
      return text;
    }
    return RLM + text;
  }

  /** Keeps a Latin text in order inside a field that runs right to left, on whatever line. */
  static String heldLeftToRight(String text) {
    if (PlainText.hasArabic(text)) {
      return text;
    }
    StringBuilder held = new StringBuilder(text.length() + 16).append(LRM);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ' ') {
        held.append(LRM).append(' ').append(LRM);
      } else {
        held.append(c);
      }
    }
    return held.append(LRM).toString();
  }

  /** A code inside a sentence of either direction. */
  static String embedded(String code, Edition edition) {
    return edition.rightToLeft() ? LRE + code + POP : code;
  }

  /** Only the bilingual edition reads mark-up. */
  static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
