package org.muwahhad.web;

import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** How a refusal writes a moment: to the second, in Riyadh time, the same in both languages. */
public final class Moments {
  private static final DateTimeFormatter TO_THE_SECOND =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(Page.RIYADH);

  private Moments() {}

  /** The moment as {@code 2026-11-24 14:05:09}, without the name of the zone. */
  public static String inRiyadh(Instant moment) {
    return TO_THE_SECOND.format(moment);
  }
}
