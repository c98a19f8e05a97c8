package org.muwahhad.reports.words;

import static java.util.Map.entry;

import java.util.Map;
import org.muwahhad.reports.Money;

/**
 * The names of a currency and of its fraction.
 *
 * @param unit Arabic noun of the currency
 * @param fraction Arabic noun of its smallest part
 * @param english singular and plural of both: unit, units, fraction, fractions
 */
record CurrencyNames(Noun unit, Noun fraction, English english) {

  record English(String unit, String units, String fraction, String fractions) {}

  private static final Noun FILS = new Noun("فلس واحد", "فلسان", "فلوس", "فلسًا", "فلس", false);
  private static final Noun BAISA =
      new Noun("بيسة واحدة", "بيستان", "بيسات", "بيسةً", "بيسة", true);
  private static final Noun HALALA =
      new Noun("هللة واحدة", "هللتان", "هللات", "هللةً", "هللة", true);
  private static final Noun QATARI_DIRHAM =
      new Noun("درهم واحد", "درهمان", "دراهم", "درهمًا", "درهم", false);
  private static final Noun CENT = new Noun("سنت واحد", "سنتان", "سنتات", "سنتًا", "سنت", false);

  private static final Map<String, CurrencyNames> BY_CODE =
      Map.ofEntries(
          entry(
              "KWD",
              new CurrencyNames(
                  dinar("كويتي"),
                  FILS,
                  new English("Kuwaiti dinar", "Kuwaiti dinars", "fils", "fils"))),
          entry(
              "BHD",
              new CurrencyNames(
                  dinar("بحريني"),
                  FILS,
                  new English("Bahraini dinar", "Bahraini dinars", "fils", "fils"))),
          entry(
              "OMR",
              new CurrencyNames(
                  rial("عُماني"),
                  BAISA,
                  new English("Omani rial", "Omani rials", "baisa", "baisa"))),
          entry(
              "SAR",
              new CurrencyNames(
                  rial("سعودي"),
                  HALALA,
                  new English("Saudi riyal", "Saudi riyals", "halalah", "halalahs"))),
          entry(
              "QAR",
              new CurrencyNames(
                  rial("قطري"),
                  QATARI_DIRHAM,
                  new English("Qatari riyal", "Qatari riyals", "dirham", "dirhams"))),
          entry(
              "AED",
              new CurrencyNames(
                  named("درهم", "دراهم", "إماراتي"),
                  FILS,
                  new English("UAE dirham", "UAE dirhams", "fils", "fils"))),
          entry(
              "USD",
              new CurrencyNames(
                  named("دولار", "دولارات", "أمريكي"),
                  CENT,
                  new English("US dollar", "US dollars", "cent", "cents"))));

  /**
   * The names of the amount's currency.
   *
   * @throws IllegalArgumentException when the currency is not one of the member states' or USD
   */
  static CurrencyNames of(Money money) {
    CurrencyNames names = BY_CODE.get(money.currency());
    if (names == null) {
      throw new IllegalArgumentException("No names for currency " + money.currency());
    }
    return names;
  }

  private static Noun dinar(String nationality) {
    return named("دينار", "دنانير", nationality);
  }

  private static Noun rial(String nationality) {
    return named("ريال", "ريالات", nationality);
  }

  /** A masculine noun; the adjective of its (non-human) plural is feminine singular. */
  private static Noun named(String noun, String plural, String nationality) {
    return new Noun(
        noun + " " + nationality + " واحد",
        noun + "ان " + nationality + "ان",
        plural + " " + nationality + "ة",
        noun + "ًا " + nationality + "ًا",
        noun + " " + nationality,
        false);
  }
}
