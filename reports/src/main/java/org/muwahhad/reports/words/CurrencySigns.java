package org.muwahhad.reports.words;

import java.util.Map;

/** What currencies are written as in Arabic, as the pages of the service write them. */
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

  private CurrencySigns() {}

  /** The sign of an ISO 4217 code; the code itself where it has none, and what is no such code. */
  public static String arabic(String code) {
    return ARABIC.getOrDefault(code, code);
  }
}
