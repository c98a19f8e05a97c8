package org.muwahhad.reports.words;

import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;

/**
 * Writes an amount of money in words, as it stands beside the figures in an award: in Arabic with
 * the agreement of number and noun, and in English. Knows the six member states' currencies and the
 * US dollar; the fraction is a hundredth or, for KWD, BHD and OMR, a thousandth.
 */
public final class AmountInWords {

  private AmountInWords() {}

  /**
   * Both languages.
   *
   * @throws IllegalArgumentException when the amount is negative, not below 10^15, or of a currency
   *     without names
   */
  public static Bilingual of(Money money) {
    return new Bilingual(arabic(money), english(money));
  }

  /**
   * For example {@code فقط ألف ومائتان وخمسون دينارًا كويتيًا وخمسمائة فلس لا غير}.
   *
   * @throws IllegalArgumentException as {@link #of}
   */
  public static String arabic(Money money) {
    CurrencyNames names = CurrencyNames.of(money);
    AmountParts parts = AmountParts.of(money);
    String words = ArabicCount.of(parts.whole(), names.unit());
    if (parts.fraction() > 0) {
      String fraction = ArabicCount.of(parts.fraction(), names.fraction());
      words = parts.whole() == 0 ? fraction : words + " و" + fraction;
    }
    return "فقط " + words + " لا غير";
  }

  /**
   * For example {@code One thousand two hundred fifty Kuwaiti dinars and five hundred fils only}.
   *
   * @throws IllegalArgumentException as {@link #of}
   */
  public static String english(Money money) {
    CurrencyNames.English names = CurrencyNames.of(money).english();
    AmountParts parts = AmountParts.of(money);
    RuleBasedNumberFormat spellOut =
        new RuleBasedNumberFormat(ULocale.ENGLISH, RuleBasedNumberFormat.SPELLOUT);
    String words =
        spellOut.format(parts.whole()) + " " + (parts.whole() == 1 ? names.unit() : names.units());
    if (parts.fraction() > 0) {
      String fraction =
          spellOut.format(parts.fraction())
              + " "
              + (parts.fraction() == 1 ? names.fraction() : names.fractions());
      words = parts.whole() == 0 ? fraction : words + " and " + fraction;
    }
    return Character.toUpperCase(words.charAt(0)) + words.substring(1) + " only";
  }

  /** The whole units and the smallest parts of an amount. */
  private record AmountParts(long whole, int fraction) {

    static AmountParts of(Money money) {
      BigDecimal amount = money.amount();
      if (amount.signum() < 0 || amount.compareTo(BigDecimal.valueOf(ArabicCount.LIMIT)) >= 0) {
        throw new IllegalArgumentException("Can't be written in words: " + amount);
      }
      long whole = amount.longValue();
      BigDecimal rest = amount.subtract(BigDecimal.valueOf(whole));
      return new AmountParts(whole, rest.movePointRight(amount.scale()).intValueExact());
    }
  }
}
