package org.muwahhad.reports;

import java.util.List;
import org.muwahhad.reports.document.DocumentHead;

/** Names and numbers that samples share: short ones, and the longest the database takes. */
public final class Nasty {
  public static final Bilingual ISSUER =
      new Bilingual("جهاز الشراء المركزي", "Central purchasing body");
  public static final DocumentHead.Proof PROOF =
      new DocumentHead.Proof(
          "9f86d081884c7d659a2f", "https://example.org/verify/9f86d081884c7d659a2f");
  public static final List<String> STATES = List.of("AE", "BH", "KW", "OM", "QA", "SA");
  private static final List<Bilingual> NAMES =
      List.of(
          new Bilingual("الإمارات", "United Arab Emirates"),
          new Bilingual("البحرين", "Bahrain"),
          new Bilingual("الكويت", "Kuwait"),
          new Bilingual("عُمان", "Oman"),
          new Bilingual("قطر", "Qatar"),
          new Bilingual("السعودية", "Saudi Arabia"));
  private static final List<Bilingual> ITEMS =
      List.of(
          new Bilingual("حاسوب محمول 14 بوصة، 16 جيجابايت", "Laptop 14 inch, 16 GB"),
          new Bilingual("خادم رفّي 2U", "Rack server 2U"),
          new Bilingual("رخصة مكتبية سنوية", "Office licence, one year"),
          new Bilingual("محوّل شبكة 48 منفذًا", "Network switch, 48 ports"));

  private Nasty() {}

  public static Bilingual state(int number) {
    return NAMES.get(number % NAMES.size());
  }

  public static Bilingual item(int number) {
    return ITEMS.get(number % ITEMS.size());
  }

  /** A text of 300 characters in mixed scripts. */
  public static Bilingual longest(String ar, String en) {
    return new Bilingual(filled(ar + " (ISO/IEC 27001:2022) "), filled(en + " – فرع المنطقة – "));
  }

  /** A word without a place to break. */
  public static Bilingual unbroken(String text) {
    return Bilingual.same(text.repeat(20).substring(0, 60));
  }

  private static String filled(String text) {
    return text.repeat(300 / text.length() + 1).substring(0, 300).strip();
  }
}
