package org.muwahhad.reports.words;

import java.util.Map;
import org.muwahhad.reports.Bilingual;

/**
 * What currencies are written as in Arabic: by a sign on the pages of the service, and by their
 * name on paper, where the letters of a sign would be extracted in another order.
 */
public final class CurrencySigns {
  private static final Map<String, String> ARABIC =
      Map.of(
          "AED", "د.إ",
          "BHD", "د.ب",
          "KWD", "د.ك",
          "OMR", "ر.ع",
          "QAR", "ر.ق",
          "SAR", "ر.س",
          "USD", "دولار أمريكي",
          "EUR", "يورو");

  private static final Map<String, String> NAMES =
      Map.of(
          "AED", "درهم إماراتي",
          "BHD", "دينار بحريني",
          "KWD", "دينار كويتي",
          "OMR", "ريال عُماني",
          "QAR", "ريال قطري",
          "SAR", "ريال سعودي",
          "USD", "دولار أمريكي",
          "EUR", "يورو");

  private CurrencySigns() {}

  /** The Arabic name of an ISO 4217 code; the code itself where it has none. */
  public static String name(String code) {
    return NAMES.getOrDefault(code, code);
  }

  /** A currency as Arabic and English name it: by its name, and by its code. */
  public static Bilingual both(String code) {
    return new Bilingual(name(code), code);
  }

  /** A value that is put into an Arabic text: a currency's name in place of its code. */
  public static Object named(Object value) {
    return value instanceof String code ? name(code) : value;
  }

  /** The sign of an ISO 4217 code; the code itself where it has none, and what is no such code. */
  public static String arabic(String code) {
    return ARABIC.getOrDefault(code, code);
  }
}
