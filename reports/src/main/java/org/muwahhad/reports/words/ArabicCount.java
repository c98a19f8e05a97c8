package org.muwahhad.reports.words;

import java.util.ArrayList;
import java.util.List;

/**
 * Counts things in written Arabic, in the nominative: the number takes the gender opposite to the
 * noun from three to ten, the noun is plural up to ten, accusative singular up to ninety-nine and
 * genitive singular after that; one and two are said by the noun itself.
 */
final class ArabicCount {

  /** The first number too large to be written: a thousand trillion. */
  static final long LIMIT = 1_000_000_000_000_000L;

  private static final String[] WITH_MASCULINE = {
    "صفر", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة"
  };
  private static final String[] WITH_FEMININE = {
    "صفر", "إحدى", "اثنتان", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع", "عشر"
  };
  private static final String[] TENS = {
    "", "", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"
  };
  private static final String[] HUNDREDS = {
    "",
    "مائة",
    "مائتان",
    "ثلاثمائة",
    "أربعمائة",
    "خمسمائة",
    "ستمائة",
    "سبعمائة",
    "ثمانمائة",
    "تسعمائة"
  };

  /** A thousand and its powers; the second dual is the one that stands before a noun. */
  private enum Scale {
    TRILLION(1_000_000_000_000L, "تريليون", "تريليونان", "تريليونا", "تريليونات", "تريليونًا"),
    BILLION(1_000_000_000L, "مليار", "ملياران", "مليارا", "مليارات", "مليارًا"),
    MILLION(1_000_000L, "مليون", "مليونان", "مليونا", "ملايين", "مليونًا"),
    THOUSAND(1_000L, "ألف", "ألفان", "ألفا", "آلاف", "ألفًا");

    private final long size;
    private final Noun apart;
    private final Noun construct;

    Scale(long size, String one, String dual, String construct, String plural, String accusative) {
      this.size = size;
      this.apart = new Noun(one, dual, plural, accusative, one, false);
      this.construct = new Noun(one, construct, plural, one, one, false);
    }
  }

  private ArabicCount() {}

  /**
   * The number with its noun, for example ثلاثة دنانير كويتية.
   *
   * @param number from 0 to below {@link #LIMIT}
   */
  static String of(long number, Noun noun) {
    if (number < 0 || number >= LIMIT) {
      throw new IllegalArgumentException("Can't be written in words: " + number);
    }
    if (number == 0) {
      return WITH_MASCULINE[0] + " " + noun.genitive();
    }
    int last = (int) (number % 100);
    if (number > 2 && (last == 1 || last == 2)) {
      // A hundred and one is a hundred dinars and one dinar: one and two never stand before a noun.
      return of(number - last, noun) + " و" + small(last, noun);
    }
    return large(number, noun);
  }

  private static String large(long number, Noun noun) {
    int units = (int) (number % 1000);
    List<String> parts = new ArrayList<>();
    long rest = number - units;
    for (Scale scale : Scale.values()) {
      int count = (int) (rest / scale.size);
      rest -= count * scale.size;
      boolean beforeNoun = rest == 0 && units == 0;
      if (count > 0) {
        parts.add(scaled(count, beforeNoun ? scale.construct : scale.apart));
      }
    }
    parts.add(units == 0 ? "" : small(units, noun));
    String joined = String.join(" و", parts.subList(0, parts.size() - 1));
    String end = parts.get(parts.size() - 1);
    if (units == 0) {
      return joined + " " + noun.genitive();
    }
    return joined.isEmpty() ? end : joined + " و" + end;
  }

  private static String scaled(int count, Noun scale) {
    int last = count % 100;
    if (count > 2 && (last == 1 || last == 2)) {
      return small(count - last, scale) + " و" + small(last, scale);
    }
    return small(count, scale);
  }

  /** One to 999 with its noun. */
  private static String small(int number, Noun noun) {
    int last = number % 100;
    String hundreds = HUNDREDS[number / 100];
    if (last == 0) {
      return (number == 200 ? "مائتا" : hundreds) + " " + noun.genitive();
    }
    String before = hundreds.isEmpty() ? "" : hundreds + " و";
    if (last == 1) {
      return before + noun.one();
    }
    if (last == 2) {
      return before + noun.two();
    }
    return before
        + below100(last, noun.feminine())
        + " "
        + (last <= 10 ? noun.plural() : noun.accusative());
  }

  /** Three to ninety-nine as it stands before its noun. */
  static String below100(int number, boolean feminine) {
    String[] digits = feminine ? WITH_FEMININE : WITH_MASCULINE;
    if (number <= 10) {
      return digits[number];
    }
    if (number < 20) {
      return teen(number - 10, feminine);
    }
    int digit = number % 10;
    if (digit == 0) {
      return TENS[number / 10];
    }
    // Apart from its noun the feminine eight loses its last letter: ثمانٍ وعشرون.
    String word = feminine && digit == 8 ? "ثمانٍ" : digits[digit];
    return word + " و" + TENS[number / 10];
  }

  private static String teen(int digit, boolean feminine) {
    if (digit == 1) {
      return feminine ? "إحدى عشرة" : "أحد عشر";
    }
    if (digit == 2) {
      return feminine ? "اثنتا عشرة" : "اثنا عشر";
    }
    return feminine ? WITH_FEMININE[digit] + " عشرة" : WITH_MASCULINE[digit] + " عشر";
  }
}
