package org.muwahhad.bid.room;

import java.time.Duration;
import java.time.Instant;
import org.muwahhad.web.Texts;

/**
 * The time left until a deadline, by the database's clock.
 *
 * @param seconds whole ones; none once it has passed
 */
public record TimeLeft(long seconds) {
  private static final long MINUTE = 60;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  public static TimeLeft between(Instant now, Instant deadline) {
    return new TimeLeft(Math.max(0, Duration.between(now, deadline).toSeconds()));
  }

  /** In words, to the hour while days are left and to the minute after. */
  public String words(Texts t) {
    if (seconds == 0) {
      return t.get("bid.time-left.over");
    }
    String days = t.get("bid.time-left.days", seconds / DAY);
    String hours = t.get("bid.time-left.hours", seconds % DAY / HOUR);
    String minutes = t.get("bid.time-left.minutes", seconds % HOUR / MINUTE);
    if (seconds >= DAY) {
      return t.get("bid.time-left.and", days, hours);
    }
    return seconds >= HOUR ? t.get("bid.time-left.and", hours, minutes) : minutes;
  }
}
