package org.muwahhad.web;

import com.ibm.icu.text.MessageFormat;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Money;

/**
 * Everything the screens say in one language: the messages of all features and the way figures and
 * dates are written. Immutable and shared by all requests.
 *
 * <p>Messages are ICU message patterns, so that Arabic gets its six plural forms: {@code {0,
 * plural, =0{…} one{…} two{…} few{…} many{…} other{…}}}.
 */
public final class Texts {
  private static final char NO_BREAK_SPACE = '\u00a0';
  private static final char FIRST_STRONG_ISOLATE = '\u2068';
  private static final char POP_ISOLATE = '\u2069';
  private static final Map<Language, Texts> ALL = new EnumMap<>(Language.class);

  static {
    for (Language language : Language.values()) {
      ALL.put(language, new Texts(language, MessageBundles.load(language)));
    }
  }

  private final Language language;
  private final Map<String, String> messages;
  private final Map<String, MessageFormat> parsed = new ConcurrentHashMap<>();
  private final Formats formats;

  Texts(Language language, Map<String, String> messages) {
    this.language = language;
    this.messages = Map.copyOf(messages);
    this.formats = new Formats(language);
  }

  /** The texts of a language. */
  public static Texts in(Language language) {
    Texts texts = ALL.get(language);
    if (texts == null) {
      throw new IllegalStateException("No texts in " + language);
    }
    return texts;
  }

  public Language language() {
    return language;
  }

  /**
   * The message of a key with its arguments in place. Numbers are written by the language's rules;
   * an amount is written as {@link #money} does, and a day as {@link #date}; a text argument that
   * would disturb the line's direction is isolated (Unicode UAX #9, FSI…PDI).
   *
   * @throws MissingResourceException when no bundle has the key
   */
  public String get(String key, Object... arguments) {
    String pattern = messages.get(key);
    if (pattern == null) {
      throw new MissingResourceException(
          "No message '" + key + "' in " + language.tag(), Texts.class.getName(), key);
    }
    if (pattern.indexOf('{') < 0) {
      return pattern;
    }
    MessageFormat format =
        parsed.computeIfAbsent(key, k -> new MessageFormat(pattern, formats.locale()));
    // A MessageFormat keeps state while it formats: each call works on its own copy.
    return ((MessageFormat) format.clone()).format(isolated(arguments));
  }

  public boolean has(String key) {
    return messages.containsKey(key);
  }

  /** The keys of all messages; equal in both languages. */
  public Set<String> keys() {
    return messages.keySet();
  }

  /** A bilingual text in this language. */
  public String of(Bilingual text) {
    return language.isArabic() ? text.ar() : text.en();
  }

  /** A bilingual text in the other language. */
  public String inOther(Bilingual text) {
    return language.isArabic() ? text.en() : text.ar();
  }

  public Formats formats() {
    return formats;
  }

  /** See {@link Formats#money}. */
  public String money(Money money) {
    return formats.money(money);
  }

  /** See {@link Formats#number(BigDecimal)}. */
  public String number(BigDecimal value) {
    return formats.number(value);
  }

  /** A number with its unit in the form the number asks for: {@code 3 سنوات}. */
  public String quantity(BigDecimal value, Bilingual unit) {
    String form = unit(value, of(unit));
    return isSaidByUnit(value, of(unit)) ? form : number(value) + NO_BREAK_SPACE + form;
  }

  /** The same of a number that is written already and may be a ratio, such as {@code 1/3}. */
  public String quantity(String number, Bilingual unit) {
    return Formats.parseNumber(number)
        .map(value -> quantity(value, unit))
        .orElseGet(() -> number + NO_BREAK_SPACE + of(unit));
  }

  /** A unit in this language as it stands after a number. */
  public String unit(BigDecimal value, String unit) {
    return language.isArabic() ? ArabicUnits.after(value, unit) : EnglishUnits.after(value, unit);
  }

  /** Whether the unit alone says the number, as the Arabic dual does. */
  public boolean isSaidByUnit(BigDecimal value, @Nullable String unit) {
    return language.isArabic() && ArabicUnits.isWord(value, unit);
  }

  /**
   * Lots by their numbers, as a sentence has them: {@code lot 1}, {@code lots 1, 3}; in Arabic in
   * the genitive: {@code الحزمة 1}, {@code الحزمتين 1، 3}.
   *
   * @param numbers with a comma and a space between them
   */
  public String lots(String numbers) {
    String[] all = numbers.split(", ");
    return get("web.lots", all.length, String.join(formats.comma(), all));
  }

  /** See {@link Formats#number(long)}. */
  public String number(long value) {
    return formats.number(value);
  }

  /** See {@link Formats#percent}. */
  public String percent(BigDecimal ratio) {
    return formats.percent(ratio);
  }

  /** See {@link Formats#difference}. */
  public String difference(BigDecimal ratio) {
    return formats.difference(ratio);
  }

  /** See {@link Formats#score}. */
  public String score(BigDecimal score) {
    return formats.score(score);
  }

  /** See {@link Formats#date}. */
  public String date(LocalDate date) {
    return formats.date(date);
  }

  /** See {@link Formats#hijri}. */
  public String hijri(LocalDate date) {
    return formats.hijri(date);
  }

  /** Date, time and the name of the zone: {@code 24 نوفمبر 2026، 14:05 (بتوقيت الرياض)}. */
  public String instant(Instant instant, ZoneId zone) {
    return formats.dateTime(instant, zone) + " (" + zone(zone) + ")";
  }

  /** The name of a zone for the reader; a zone without a name of its own is shown by its offset. */
  public String zone(ZoneId zone) {
    String key = "web.zone." + zone.getId();
    return has(key) ? get(key) : "UTC" + zone.getRules().getOffset(Instant.EPOCH).getId();
  }

  private Object[] isolated(Object[] arguments) {
    Object[] result = arguments.clone();
    for (int i = 0; i < result.length; i++) {
      if (result[i] instanceof Bilingual text) {
        result[i] = of(text);
      }
      if (result[i] instanceof Money money) {
        result[i] = money(money);
      }
      if (result[i] instanceof LocalDate day) {
        result[i] = date(day);
      }
      if (result[i] instanceof String text && disturbs(text)) {
        result[i] = FIRST_STRONG_ISOLATE + text + POP_ISOLATE;
      }
    }
    return result;
  }

  private boolean disturbs(String text) {
    return text.codePoints()
        .map(Character::getDirectionality)
        .anyMatch(
            d ->
                language.isArabic()
                    ? d == Character.DIRECTIONALITY_LEFT_TO_RIGHT
                        || d == Character.DIRECTIONALITY_EUROPEAN_NUMBER
                    : d == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                        || d == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC);
  }
}
