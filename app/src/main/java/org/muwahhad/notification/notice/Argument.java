package org.muwahhad.notification.notice;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.web.Page;
import org.muwahhad.web.Texts;

/**
 * One thing a message mentions, kept so that each reader gets it in their language and time.
 *
 * @param value the Arabic name, the text, the day, the instant or the time from one to another (ISO
 *     8601, UTC), the number, or the numbers of lots
 * @param english the English name; none for what is not a name
 */
public record Argument(ArgumentKind kind, String value, @Nullable String english) {

  /** What sort of thing it is. */
  public enum ArgumentKind {
    NAME,
    TEXT,
    DAY,
    INSTANT,
    NUMBER,
    DAYS,
    LOTS
  }

  public static Argument name(Bilingual name) {
    return new Argument(ArgumentKind.NAME, name.ar(), name.en());
  }

  public static Argument text(String text) {
    return new Argument(ArgumentKind.TEXT, text, null);
  }

  public static Argument day(LocalDate day) {
    return new Argument(ArgumentKind.DAY, day.toString(), null);
  }

  public static Argument at(Instant at) {
    return new Argument(ArgumentKind.INSTANT, at.toString(), null);
  }

  /** Lots by their numbers, with a comma and a space between them. */
  public static Argument lots(String numbers) {
    return new Argument(ArgumentKind.LOTS, numbers, null);
  }

  public static Argument number(long number) {
    return new Argument(ArgumentKind.NUMBER, Long.toString(number), null);
  }

  /** The days left until a deadline when it is told, by the calendar of each reader. */
  public static Argument daysLeft(Instant now, Instant deadline) {
    return new Argument(ArgumentKind.DAYS, now + "/" + deadline, null);
  }

  /** As a message of a language takes it, for a reader in a zone. */
  Object in(Texts t, ZoneId zone) {
    return switch (kind) {
      case NAME -> t.of(new Bilingual(value, english == null ? value : english));
      case TEXT -> value;
      case DAY -> t.date(LocalDate.parse(value));
      case LOTS -> t.lots(value);
      case NUMBER -> new BigDecimal(value);
      case DAYS -> days(value, zone);
      case INSTANT -> moment(t, Instant.parse(value), zone);
    };
  }

  private static BigDecimal days(String interval, ZoneId zone) {
    int slash = interval.indexOf('/');
    return BigDecimal.valueOf(
        DaysLeft.between(
            Instant.parse(interval.substring(0, slash)),
            Instant.parse(interval.substring(slash + 1)),
            zone));
  }

  /** Gregorian and Hijri, in the reader's time and, where that differs, in Riyadh time. */
  private static String moment(Texts t, Instant at, ZoneId zone) {
    String own = t.instant(at, zone);
    String hijri = t.hijri(LocalDate.ofInstant(at, zone));
    boolean same = zone.getRules().getOffset(at).equals(Page.RIYADH.getRules().getOffset(at));
    return same
        ? t.get("notification.moment", own, hijri)
        : t.get("notification.moment-riyadh", own, hijri, t.formats().dateTime(at, Page.RIYADH));
  }
}
