package org.muwahhad.bid;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.muwahhad.web.Page;

/** How a refusal writes a moment: to the second, in Riyadh time, the same in both languages. */
final class Moments {
  private static final DateTimeFormatter TO_THE_SECOND =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(Page.RIYADH);

  private Moments() {}

  static String inRiyadh(Instant moment) {
    return TO_THE_SECOND.format(moment);
  }
}
