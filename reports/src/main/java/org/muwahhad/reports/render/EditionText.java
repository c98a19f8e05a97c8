package org.muwahhad.reports.render;

import com.ibm.icu.number.FormattedNumber;
import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.Precision;
import com.ibm.icu.text.SimpleDateFormat;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.chrono.HijrahDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.Arrays;
import java.util.Date;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Edition;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.Price;
import org.muwahhad.reports.words.CurrencySigns;

/**
 * Writes labels, texts, numbers, money and dates as one edition of one report prints them. Digits
 * are Latin in every edition (the locale extension {@code nu-latn}), as on the member states'
 * official forms of account. Made for each document: not for use by several threads.
 */
public final class EditionText {

  private static final ULocale ARABIC = ULocale.forLanguageTag("ar-u-nu-latn-ca-gregory");
  private static final ULocale ENGLISH = ULocale.forLanguageTag("en-GB-u-nu-latn-ca-gregory");
  private static final LocalizedNumberFormatter NUMBER =
      NumberFormatter.withLocale(ULocale.forLanguageTag("en-u-nu-latn"))
          .precision(Precision.maxFraction(6));
  private static final LocalizedNumberFormatter ONE_AT_LEAST =
      NUMBER.precision(Precision.minMaxFraction(1, 6));
  private static final LocalizedNumberFormatter TWO = NUMBER.precision(Precision.fixedFraction(2));
  private static final LocalizedNumberFormatter THREE =
      NUMBER.precision(Precision.fixedFraction(3));
  private static final LocalizedNumberFormatter SIX = NUMBER.precision(Precision.fixedFraction(6));
  private static final LocalizedNumberFormatter FOUR = NUMBER.precision(Precision.fixedFraction(4));

  private static final String MINUS = "\u2212";

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private final Edition edition;
  private final ZoneId zone;
  private final boolean onScreen;
  private final EditionLabels labels;
  private final SimpleDateFormat arabicDate;
  private final SimpleDateFormat englishDate;
  private final SimpleDateFormat time;

  /**
   * The words of one document.
   *
   * @param bundle base name of the report's label bundles
   * @param zone the zone in which instants are printed
   */
  public EditionText(String bundle, Edition edition, ZoneId zone) {
    this(bundle, edition, zone, false);
  }

  /** The same, on paper or on a page of the web, whose amounts are written as everywhere there. */
  EditionText(String bundle, Edition edition, ZoneId zone, boolean onScreen) {
    this.edition = edition;
    this.zone = zone;
    this.onScreen = onScreen;
    this.labels = new EditionLabels(bundle, edition);
    this.arabicDate = format("d MMMM y", ARABIC);
    this.englishDate = format("d MMMM y", ENGLISH);
    this.time = format("HH:mm", ENGLISH);
  }

  private SimpleDateFormat format(String pattern, ULocale locale) {
    SimpleDateFormat format = new SimpleDateFormat(pattern, locale);
    format.setTimeZone(TimeZone.getTimeZone(zone.getId()));
    return format;
  }

  public Edition edition() {
    return edition;
  }

  ZoneId zone() {
    return zone;
  }

  ResourceBundle bundle() {
    return labels;
  }

  /** A fixed word. */
  public String label(String key) {
    return labels.getString(key);
  }

  /**
   * Both texts of a label with values, that are the same in both languages, put in; but the code of
   * a currency is its name in Arabic.
   */
  public Bilingual both(String key, Object... values) {
    Bilingual pattern = labels.both(key);
    Object[] named = Arrays.stream(values).map(CurrencySigns::named).toArray();
    return new Bilingual(fill(pattern.ar(), named), fill(pattern.en(), values));
  }

  private static String fill(String pattern, Object[] values) {
    return new MessageFormat(pattern, Locale.ROOT).format(values);
  }

  /** Both texts of a label, to build a longer text from. */
  public Bilingual both(String key) {
    return labels.both(key);
  }

  /** A text of the record. */
  public String text(Bilingual text) {
    return BidiText.compose(text, edition);
  }

  /** The text of a heading: in the bilingual edition Arabic only, English comes next to it. */
  public String first(Bilingual text) {
    return edition == Edition.BILINGUAL
        ? BidiText.escape(BidiText.rightToLeft(text.ar()))
        : text(text);
  }

  /** What stands beside a heading: English in the bilingual edition, else nothing. */
  public String second(Bilingual text) {
    return edition == Edition.BILINGUAL && !text.ar().equals(text.en())
        ? BidiText.escape(text.en())
        : "";
  }

  /** A text in one line for a chart or a bookmark, without any mark-up. */
  public String plain(Bilingual text) {
    return switch (edition) {
      case ARABIC -> text.ar();
      case ENGLISH -> text.en();
      case BILINGUAL -> beside(text.unmarked());
    };
  }

  private static String beside(Bilingual text) {
    return text.ar().equals(text.en()) ? text.ar() : text.ar() + " · " + text.en();
  }

  /** A text for a running line: one line in every edition. */
  public String line(Bilingual text) {
    if (edition != Edition.BILINGUAL || text.ar().equals(text.en())) {
      return text(text);
    }
    return BidiText.escape(BidiText.inLine(text.ar(), text.en()));
  }

  /** The page's number and the number of pages, in one line. */
  public String page(int page, int pages) {
    Object[] numbers = {page, pages};
    Bilingual pattern = labels.both("page.of");
    String ar = fill(pattern.ar(), numbers);
    String en = fill(pattern.en(), numbers);
    return switch (edition) {
      case ARABIC -> ar;
      case ENGLISH -> en;
      // Written when all pages are known, too late for the field to take the text's direction:
      // from left to right, the English comes first and stands on the left.
      case BILINGUAL -> en + " · " + ar;
    };
  }

  /** What the emblem shows, to be read aloud; null where it is an ornament. */
  public @Nullable String emblem() {
    return Emblem.words(edition.language());
  }

  /** A name for a chart's bar, in the first language of the edition. */
  public String name(Bilingual text) {
    String first = edition.rightToLeft() ? text.ar() : text.en();
    return first.isBlank() ? plain(text) : first;
  }

  /** The English of such a name in the bilingual edition; empty otherwise. */
  public String nameSecond(Bilingual text) {
    return edition != Edition.BILINGUAL || text.en().isBlank() || text.en().equals(name(text))
        ? ""
        : text.en();
  }

  /** A code on its own. */
  public String code(String code) {
    return edition == Edition.BILINGUAL ? BidiText.escape(code) : code;
  }

  /** A code inside a sentence, held left to right. */
  public String embedded(String code) {
    return BidiText.embedded(code, edition);
  }

  /** An amount without its currency, which the column's head names. */
  public String amount(Money money) {
    return signed((Money.decimals(money.currency()) == 3 ? THREE : TWO).format(money.amount()));
  }

  /**
   * An amount with its currency: in the Arabic edition followed by its name, and by its sign on a
   * page of the web; otherwise by its code, which stands before it in English.
   */
  public String money(Money money) {
    return named(amount(money), money.currency());
  }

  /** What one unit costs, without its currency, with all decimals it has. */
  public String each(Price price) {
    return each(price, 0);
  }

  /** What one unit costs, without its currency, with as many decimals as others of its column. */
  public String each(Price price, int decimals) {
    return signed(
        NUMBER
            .precision(Precision.fixedFraction(Math.max(decimals, price.amount().scale())))
            .format(price.amount()));
  }

  /** What one unit costs, with its currency. */
  public String eachPriced(Price price) {
    return named(each(price), price.currency());
  }

  /** In the bilingual edition lines run from the right, so that the code is drawn on the left. */
  private String named(String figure, String currency) {
    return edition == Edition.ENGLISH
        ? currency + "\u00a0" + figure
        : figure + "\u00a0" + currency(currency);
  }

  /** A figure below zero has a minus before it, in lines of either direction. */
  private String signed(FormattedNumber number) {
    String figure = minus(number);
    return figure.startsWith(MINUS) ? embedded(figure) : figure;
  }

  private static String minus(FormattedNumber number) {
    String figure = number.toString();
    return figure.startsWith("-") ? MINUS + figure.substring(1) : figure;
  }

  private String currency(String code) {
    if (edition != Edition.ARABIC) {
      return code;
    }
    return onScreen ? CurrencySigns.arabic(code) : CurrencySigns.name(code);
  }

  /** A unit price without its currency, always to four decimals. */
  public String unitPrice(BigDecimal price) {
    return signed(FOUR.format(price));
  }

  /** A rate of exchange, always to six decimals. */
  public String rate(BigDecimal rate) {
    return signed(SIX.format(rate));
  }

  /** A quantity with the decimals it has, at most six. */
  public String number(BigDecimal number) {
    return signed(NUMBER.format(number));
  }

  public String number(long number) {
    return signed(NUMBER.format(number));
  }

  /** A score, to two decimals. */
  public String score(BigDecimal score) {
    return signed(TWO.format(score));
  }

  /** A percentage with the decimals it has. */
  public String percent(BigDecimal percent) {
    return embedded(minus(NUMBER.format(percent)) + "%");
  }

  /** A percentage in a column of them: at least one decimal, so that most align on their point. */
  String percentInColumn(BigDecimal percent) {
    return embedded(minus(ONE_AT_LEAST.format(percent)) + "%");
  }

  /** Day, month in words, year, of the Gregorian calendar. */
  public String date(Instant at) {
    return text(dateIn(at));
  }

  /** A day of the Gregorian calendar, month in words. */
  public String date(LocalDate day) {
    return date(day.atStartOfDay(zone).toInstant());
  }

  /** Date and time in digits, the same in both languages. */
  String stamp(Instant at) {
    return STAMP.format(at.atZone(zone));
  }

  /** Day, month in words, year and time. */
  public String dateTime(Instant at) {
    Bilingual day = dateIn(at);
    String clock = time.format(Date.from(at));
    return text(new Bilingual(day.ar() + "، " + clock, day.en() + ", " + clock));
  }

  /** A date in both languages, as part of a sentence. */
  public Bilingual dateIn(Instant at) {
    Date date = Date.from(at);
    return new Bilingual(arabicDate.format(date), englishDate.format(date));
  }

  /** The date in the calendar of Umm al-Qura, the civil calendar of Saudi Arabia. */
  public String hijri(Instant at) {
    return text(hijriIn(at));
  }

  /** The same in both languages. */
  Bilingual hijriIn(Instant at) {
    HijrahDate date = HijrahDate.from(at.atZone(zone).toLocalDate());
    int month = date.get(ChronoField.MONTH_OF_YEAR);
    Bilingual name = labels.both("hijri.month." + month);
    Bilingual era = labels.both("hijri.era");
    String day = String.valueOf(date.get(ChronoField.DAY_OF_MONTH));
    String year = String.valueOf(date.get(ChronoField.YEAR_OF_ERA));
    return new Bilingual(
        day + " " + name.ar() + " " + year + " " + era.ar(),
        day + " " + name.en() + " " + year + " " + era.en());
  }
}
