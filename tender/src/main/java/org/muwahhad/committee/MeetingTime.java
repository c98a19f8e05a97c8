package org.muwahhad.committee;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Faults;

/**
 * When and where a meeting is held.
 *
 * @param startsAt UTC
 * @param minutes planned length
 * @param place room and town, or the address of the link (https)
 */
public record MeetingTime(
    @Nullable Instant startsAt,
    @Nullable Integer minutes,
    @Nullable MeetingMode mode,
    @Nullable String place) {
  private static final Duration FARTHEST = Duration.ofDays(730);
  private static final int SHORTEST = 15;
  private static final int LONGEST = 720;
  private static final int LONGEST_PLACE = 500;

  String writtenPlace() {
    return place == null ? "" : place.strip();
  }

  /** Says what is wrong with it, at the fields. */
  Faults check(Faults faults, Instant now) {
    faults
        .check(startsAt != null, "startsAt", "committee.time-needed")
        .check(startsAt == null || startsAt.isAfter(now), "startsAt", "committee.time-past")
        .check(
            startsAt == null || startsAt.isBefore(now.plus(FARTHEST)),
            "startsAt",
            "committee.time-too-far")
        .check(
            minutes != null && minutes >= SHORTEST && minutes <= LONGEST,
            "minutes",
            "committee.length-wrong",
            SHORTEST,
            LONGEST)
        .check(mode != null, "mode", "committee.mode-needed")
        .text("place", writtenPlace(), LONGEST_PLACE);
    if (mode == MeetingMode.ONLINE && !writtenPlace().isEmpty()) {
      faults.check(isLink(writtenPlace()), "place", "committee.link-wrong");
    }
    return faults;
  }

  private static boolean isLink(String typed) {
    try {
      URI address = URI.create(typed);
      return "https".equals(address.getScheme()) && address.getHost() != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
