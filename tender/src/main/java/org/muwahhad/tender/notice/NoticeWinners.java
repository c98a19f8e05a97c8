package org.muwahhad.tender.notice;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Winners as organisations of a notice: what of an address the register of suppliers tells. */
final class NoticeWinners {
  private static final Pattern POSTAL_CODE = Pattern.compile("\\b[0-9]{4,6}\\b");
  private static final String NO_POSTAL_CODE = "00000";

  private NoticeWinners() {}

  static EformsSettings.NoticeParty party(NoticeQueries.SettledContract winner) {
    return new EformsSettings.NoticeParty(
        winner.name(),
        winner.registrationNumber(),
        null,
        city(winner),
        postalCode(winner),
        null,
        winner.country(),
        null,
        null,
        null);
  }

  /** The last part of the address; without one, the country. */
  private static String city(NoticeQueries.SettledContract winner) {
    String known = winner.address() == null ? "" : winner.address();
    String last = known.substring(known.lastIndexOf(',') + 1).strip();
    return last.isEmpty() ? NoticeText.countryName(winner.country()) : last;
  }

  /** The number in the address that can be one; many countries have none or ask for none. */
  private static String postalCode(NoticeQueries.SettledContract winner) {
    Matcher number = POSTAL_CODE.matcher(winner.address() == null ? "" : winner.address());
    return number.find() ? number.group() : NO_POSTAL_CODE;
  }
}
