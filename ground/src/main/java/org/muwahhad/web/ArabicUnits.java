package org.muwahhad.web;

import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an Arabic unit of measure reads after a number: {@code 3 سنوات}, {@code 11 سنة}; two of it
 * are one word, {@code سنتان}. A unit that is not known here, such as a foreign one that has no
 * other forms ({@code 16 غيغابايت}), stays as it is.
 */
final class ArabicUnits {
  private static final PluralRules RULES = PluralRules.forLocale(ULocale.forLanguageTag("ar"));

  /**
   * The forms of a unit beside its singular.
   *
   * @param dual two of it
   * @param few from three to ten
   * @param many from eleven to ninety-nine
   */
  private record Forms(String dual, String few, String many) {}

  private static final Map<String, Forms> KNOWN =
      Map.ofEntries(
          feminine("سنة", "سنتان", "سنوات"),
          masculine("شهر", "شهران", "أشهر"),
          masculine("يوم", "يومان", "أيام"),
          Map.entry("يوم عمل", new Forms("يوما عمل", "أيام عمل", "يوم عمل")),
          feminine("ساعة", "ساعتان", "ساعات"),
          feminine("دقيقة", "دقيقتان", "دقائق"),
          feminine("قطعة", "قطعتان", "قطع"),
          feminine("وحدة", "وحدتان", "وحدات"),
          feminine("حبة", "حبتان", "حبات"),
          feminine("وحدة خدمة", "وحدتا خدمة", "وحدات خدمة"),
          feminine("عبوة", "عبوتان", "عبوات"),
          feminine("بوصة", "بوصتان", "بوصات"),
          feminine("درجة", "درجتان", "درجات"),
          feminine("مئة", "مئتان", "مئات"),
          masculine("ألف", "ألفان", "آلاف"),
          masculine("طقم", "طقمان", "أطقم"),
          masculine("زوج", "زوجان", "أزواج"),
          masculine("صنف", "صنفان", "أصناف"),
          masculine("متر", "متران", "أمتار"),
          masculine("سنتيمتر", "سنتيمتران", "سنتيمترات"),
          masculine("مليمتر", "مليمتران", "مليمترات"),
          masculine("كيلوغرام", "كيلوغرامان", "كيلوغرامات"));

  private ArabicUnits() {}

  /** Whether the forms of a unit are known. */
  static boolean knows(String unit) {
    return KNOWN.containsKey(unit);
  }

  /** The unit as it stands after the number, or in its place where {@link #isWord}. */
  static String after(BigDecimal number, String unit) {
    Forms forms = KNOWN.get(unit);
    if (forms == null) {
      return unit;
    }
    return switch (category(number)) {
      case "two" -> forms.dual();
      case "few" -> forms.few();
      case "many" -> forms.many();
      default -> unit;
    };
  }

  /** Whether the unit says the number, which is then not written. */
  static boolean isWord(BigDecimal number, @Nullable String unit) {
    return unit != null && KNOWN.containsKey(unit) && category(number).equals("two");
  }

  private static String category(BigDecimal number) {
    return RULES.select(number.abs().doubleValue());
  }

  // The accusative shows in the script of what does not end in the feminine ending.
  private static Map.Entry<String, Forms> masculine(String one, String dual, String few) {
    return Map.entry(one, new Forms(dual, few, one + "\u064b\u0627"));
  }

  private static Map.Entry<String, Forms> feminine(String one, String dual, String few) {
    return Map.entry(one, new Forms(dual, few, one));
  }
}
