package org.muwahhad.tender.notice;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.muwahhad.shared.NumberText;
import org.muwahhad.shared.Rounding;
import org.muwahhad.shared.Sha256;

/** Values as eForms writes them. Pure. */
final class NoticeText {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  private static final int MOST_DECIMALS = 2;
  private static final int WORKS = 45;
  private static final int FIRST_SERVICE = 50;
  private static final int SOFTWARE = 48;
  private static final int DIVISION = 2;

  private NoticeText() {}

  /** A day in UTC. */
  static String day(Instant at) {
    return at.atZone(ZoneOffset.UTC).toLocalDate() + "Z";
  }

  static String day(LocalDate day) {
    return day + "Z";
  }

  /** A time of day in UTC, to the second. */
  static String time(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).atZone(ZoneOffset.UTC).format(TIME) + "Z";
  }

  /** A country of ISO 3166-1 alpha-2 as alpha-3. */
  static String country(String alpha2) {
    return new Locale("", alpha2).getISO3Country();
  }

  /** The name of a country in English. */
  static String countryName(String alpha2) {
    return new Locale("", alpha2).getDisplayCountry(Locale.ENGLISH);
  }

  /** An amount; the format takes two decimals at the most, also of a dinar or rial of three. */
  static String amount(BigDecimal amount) {
    return number(Rounding.price(amount, MOST_DECIMALS));
  }

  static String number(BigDecimal number) {
    return NumberText.plain(number.stripTrailingZeros());
  }

  /** An identifier within a notice, such as LOT-0001. */
  static String id(String kind, int number) {
    return String.format(Locale.ROOT, "%s-%04d", kind, number);
  }

  /**
   * The identifier of what a name says, always the same: the format asks for the form of a random
   * UUID, and the digest of the name takes the place of what is random in it.
   */
  static String uuid(String name) {
    String digest = Sha256.of(name);
    return digest.substring(0, 8)
        + "-"
        + digest.substring(8, 12)
        + "-4"
        + digest.substring(12, 15)
        + "-a"
        + digest.substring(15, 18)
        + "-"
        + digest.substring(18, 30);
  }

  /** What a code of the common procurement vocabulary is of: works, services or supplies. */
  static String nature(String cpv) {
    int division = Integer.parseInt(cpv.substring(0, DIVISION));
    if (division == WORKS) {
      return "works";
    }
    return division >= FIRST_SERVICE && division != SOFTWARE ? "services" : "supplies";
  }
}
