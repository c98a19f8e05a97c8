package org.muwahhad.web;

import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.Precision;
import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.text.SimpleDateFormat;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.chrono.HijrahDate;
import java.time.temporal.ChronoField;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.NumberText;

/**
 * How numbers, amounts, dates and times are written. Digits are European (0–9) in both languages,
 * as the official statistics of the member states print them; Arabic-Indic digits are accepted on
 * input by {@link #latinDigits}. No bidirectional control characters are added, but for those that
 * hold the minus before an Arabic figure: the templates isolate figures with {@code <bdi>}.
 */
public final class Formats {
  private static final char NO_BREAK_SPACE = '\u00a0';

  /** Longer than any number with its separators and marks. */
  private static final int LONGEST_TYPED = 200;

  private static final char MINUS = '\u2212';
  private static final Pattern GROUPED =
      Pattern.compile("[+-]?\\d{1,3}([, ])\\d{3}(?:\\1\\d{3})*(?:\\.\\d+)?");

  private static final Map<String, String> ARABIC_CURRENCY =
      Map.of(
          "AED", "د.إ",
          "BHD", "د.ب",
          "KWD", "د.ك",
          "OMR", "ر.ع",
          "QAR", "ر.ق",
          "SAR", "ر.س",
          "USD", "دولار أمريكي",
          "EUR", "يورو");

  private static final List<String> HIJRI_MONTHS_AR =
      List.of(
          "محرم",
          "صفر",
          "ربيع الأول",
          "ربيع الآخر",
          "جمادى الأولى",
          "جمادى الآخرة",
          "رجب",
          "شعبان",
          "رمضان",
          "شوال",
          "ذو القعدة",
          "ذو الحجة");

  private static final List<String> HIJRI_MONTHS_EN =
      List.of(
          "Muharram",
          "Safar",
          "Rabi al-Awwal",
          "Rabi al-Akhir",
          "Jumada al-Ula",
          "Jumada al-Akhirah",
          "Rajab",
          "Shaban",
          "Ramadan",
          "Shawwal",
          "Dhu al-Qadah",
          "Dhu al-Hijjah");

  /**
   * How many decimals a figure has. A page may hold a hundred thousand figures, and a format costs
   * many times what it writes: these are kept, and may be used by many at once.
   */
  private record DecimalPlaces(int least, int most) {
    LocalizedNumberFormatter format() {
      return NumberFormatter.withLocale(ULocale.ROOT)
          .grouping(NumberFormatter.GroupingStrategy.ON_ALIGNED)
          .precision(Precision.minMaxFraction(least, most));
    }
  }

  private static final Map<DecimalPlaces, LocalizedNumberFormatter> FIGURES =
      new ConcurrentHashMap<>();

  private final Language language;
  private final ULocale locale;

  /** Of each pattern one that is never used itself: the library's are not for many at once. */
  private final Map<String, SimpleDateFormat> days = new ConcurrentHashMap<>();

  Formats(Language language) {
    this.language = language;
    this.locale = ULocale.forLanguageTag(language.tag() + "-u-nu-latn");
  }

  ULocale locale() {
    return locale;
  }

  /**
   * An amount with its currency: {@code 1,234.500 د.ك} or {@code KWD 1,234.500}. At least the
   * currency's own decimals (three for KWD, BHD and OMR, two for the others); further decimals are
   * shown when they are not zero, so that nothing is rounded on the screen alone.
   */
  public String money(Money money) {
    return language.isArabic()
        ? amount(money) + NO_BREAK_SPACE + currency(money.currency())
        : currency(money.currency()) + NO_BREAK_SPACE + amount(money);
  }

  /** The figure of an amount without its currency. */
  public String amount(Money money) {
    return plain(money.amount(), Money.decimals(money.currency()));
  }

  /** The sign of a currency: {@code د.ك} in Arabic, the ISO 4217 code in English. */
  public String currency(String code) {
    return language.isArabic() ? ARABIC_CURRENCY.getOrDefault(code, code) : code;
  }

  /** A whole number with grouping: {@code 12,500}. */
  public String number(long value) {
    return plain(BigDecimal.valueOf(value), 0);
  }

  /** A number with grouping and all its decimals but trailing zeros: {@code 12,500.25}. */
  public String number(BigDecimal value) {
    return plain(value, 0);
  }

  /** A ratio as a percentage, at most two decimals, half up: {@code 0.125} gives {@code 12.5%}. */
  public String percent(BigDecimal ratio) {
    return plain(ratio.movePointRight(2).setScale(2, RoundingMode.HALF_UP), 0, "%");
  }

  /** How far one figure lies from another, as a percentage that always has one decimal. */
  public String difference(BigDecimal ratio) {
    return plain(ratio.movePointRight(2).setScale(1, RoundingMode.HALF_UP), 1, "%");
  }

  /** A score of an evaluation, which always has two decimals: {@code 92.30}. */
  public String score(BigDecimal score) {
    return plain(score, 2);
  }

  /** A Gregorian date: {@code 24 نوفمبر 2026} or {@code 24 November 2026}. */
  public String date(LocalDate date) {
    return pattern("d MMMM y", date.atStartOfDay(ZoneOffset.UTC).toInstant(), ZoneOffset.UTC);
  }

  /** The twelve months of the Hijri year. */
  public List<String> hijriMonths() {
    return language.isArabic() ? HIJRI_MONTHS_AR : HIJRI_MONTHS_EN;
  }

  /** The twelve months of the Gregorian year. */
  public List<String> gregorianMonths() {
    return List.of(
        new DateFormatSymbols(locale)
            .getMonths(DateFormatSymbols.STANDALONE, DateFormatSymbols.WIDE));
  }

  /** The sign of the Hijri era, after the year. */
  public String hijriEra() {
    return language.isArabic() ? "هـ" : "AH";
  }

  /**
   * The same day in the Umm al-Qura calendar: {@code 14 جمادى الآخرة 1448 هـ}.
   *
   * @throws java.time.DateTimeException outside 1300–1600 AH (1882–2174 CE)
   */
  public String hijri(LocalDate date) {
    HijrahDate hijri = HijrahDate.from(date);
    int month = hijri.get(ChronoField.MONTH_OF_YEAR) - 1;
    return hijri.get(ChronoField.DAY_OF_MONTH)
        + " "
        + hijriMonths().get(month)
        + " "
        + hijri.get(ChronoField.YEAR)
        + NO_BREAK_SPACE
        + hijriEra();
  }

  /** The name of a day of the week: {@code الأحد} or {@code Sunday}, brief: {@code أحد}, Sun. */
  public String weekday(LocalDate date, boolean brief) {
    Instant day = date.atStartOfDay(ZoneOffset.UTC).toInstant();
    return pattern(brief ? "EEE" : "EEEE", day, ZoneOffset.UTC);
  }

  /** The Hijri day without its year, as a sheet of a month shows it: {@code 14 رجب}. */
  public String hijriDay(LocalDate date) {
    HijrahDate hijri = HijrahDate.from(date);
    return hijri.get(ChronoField.DAY_OF_MONTH)
        + " "
        + hijriMonths().get(hijri.get(ChronoField.MONTH_OF_YEAR) - 1);
  }

  /** Hour and minute in a zone, 24-hour clock: {@code 14:05}. */
  public String time(Instant instant, ZoneId zone) {
    return pattern("HH:mm", instant, zone);
  }

  /** Date and time in a zone: {@code 24 نوفمبر 2026، 14:05}. */
  public String dateTime(Instant instant, ZoneId zone) {
    return date(LocalDate.ofInstant(instant, zone)) + comma() + time(instant, zone);
  }

  /** What parts one word of a row from the next, with its space. */
  public String comma() {
    return language.isArabic() ? "، " : ", ";
  }

  /** What parts one name of a row from the next where names have commas of their own. */
  public String semicolon() {
    return language.isArabic() ? "؛ " : "; ";
  }

  /** Arabic-Indic and Persian digits and separators replaced by European ones; the rest is kept. */
  public static String latinDigits(String typed) {
    StringBuilder out = new StringBuilder(typed.length());
    for (int i = 0; i < typed.length(); i++) {
      char c = typed.charAt(i);
      if (c >= '٠' && c <= '٩') {
        out.append((char) ('0' + c - '٠'));
      } else if (c >= '۰' && c <= '۹') {
        out.append((char) ('0' + c - '۰'));
      } else if (c == '٫') {
        out.append('.');
      } else if (c == '٬') {
        out.append(',');
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  /**
   * The number a person typed, in either digit set, with or without thousands separators: commas or
   * spaces, one sort of them, in groups of three. A comma or space that does not group thousands is
   * refused rather than guessed at; so is an exponent. {@code muwahhad.js} reads numbers by the
   * same rule.
   */
  public static Optional<BigDecimal> parseNumber(String typed) {
    if (typed.length() > LONGEST_TYPED) {
      return Optional.empty();
    }
    String text =
        latinDigits(typed)
            .replaceAll("[\\u200e\\u200f\\u061c\\u2066-\\u2069]", "")
            .replaceAll("[\\u00a0\\u2009\\u202f]", " ")
            .replace(MINUS, '-')
            .strip();
    if (GROUPED.matcher(text).matches()) {
      text = text.replaceAll("[, ]", "");
    }
    return text.matches("[+-]?\\d{1,30}(\\.\\d{1,18})?")
        ? NumberText.parse(text.startsWith("+") ? text.substring(1) : text)
        : Optional.empty();
  }

  private String plain(BigDecimal value, int leastDecimals) {
    return plain(value, leastDecimals, "");
  }

  /**
   * A figure below zero has a minus before it, and in Arabic is isolated, so that it stays there.
   *
   * @param sign follows the figure
   */
  private String plain(BigDecimal value, int leastDecimals, String sign) {
    int decimals = Math.max(leastDecimals, value.scale());
    String figure =
        FIGURES
            .computeIfAbsent(new DecimalPlaces(leastDecimals, decimals), DecimalPlaces::format)
            .format(value)
            .toString();
    if (!figure.startsWith("-")) {
      return figure + sign;
    }
    String below = MINUS + figure.substring(1) + sign;
    return language.isArabic() ? "\u2066" + below + "\u2069" : below;
  }

  private String pattern(String pattern, Instant instant, ZoneId zone) {
    SimpleDateFormat format =
        (SimpleDateFormat)
            days.computeIfAbsent(pattern, p -> new SimpleDateFormat(p, locale)).clone();
    format.setTimeZone(TimeZone.getTimeZone(zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId()));
    return format.format(Date.from(instant));
  }
}
