package org.muwahhad.notification;

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
 * @param value the Arabic name, the text, the instant (ISO 8601, UTC), the number, or the numbers
 *     of lots
 * @param english the English name; none for what is not a name
 */
record Argument(ArgumentKind kind, String value, @Nullable String english) {

  enum ArgumentKind {
    NAME,
    TEXT,
    INSTANT,
    NUMBER,
    LOTS
  }

  static Argument name(Bilingual name) {
    return new Argument(ArgumentKind.NAME, name.ar(), name.en());
  }

  static Argument text(String text) {
    return new Argument(ArgumentKind.TEXT, text, null);
  }

  static Argument at(Instant at) {
    return new Argument(ArgumentKind.INSTANT, at.toString(), null);
  }

  /** Lots by their numbers, with a comma and a space between them. */
  static Argument lots(String numbers) {
    return new Argument(ArgumentKind.LOTS, numbers, null);
  }

  static Argument number(long number) {
    return new Argument(ArgumentKind.NUMBER, Long.toString(number), null);
  }

  /** As a message of a language takes it, for a reader in a zone. */
  Object in(Texts t, ZoneId zone) {
    return switch (kind) {
      case NAME -> t.of(new Bilingual(value, english == null ? value : english));
      case TEXT -> value;
      case LOTS -> t.lots(value);
      case NUMBER -> new BigDecimal(value);
      case INSTANT -> moment(t, Instant.parse(value), zone);
    };
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
