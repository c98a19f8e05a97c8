package org.muwahhad.demand.round;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.StateCalendarQueries;
import org.muwahhad.shared.WorkingDays;

/**
 * How long the coordinators may endorse after a round closes: by default a number of working days
 * of each state, so that a holiday of one state takes nothing from its entities.
 */
@Singleton
class EndorsementPeriods {
  private final StateCalendarQueries calendars;
  private final int workingDays;

  EndorsementPeriods(
      StateCalendarQueries calendars,
      @Value("${muwahhad.endorsement-working-days:5}") int workingDays) {
    this.calendars = calendars;
    this.workingDays = workingDays;
  }

  /**
   * The end of endorsement of each state.
   *
   * @param closes closing time of the round, UTC
   * @param chosen one end for all states, UTC; none takes the working days of each
   */
  Map<String, Instant> ends(List<String> states, Instant closes, @Nullable Instant chosen) {
    Map<String, WorkingDays> days = chosen == null ? calendars.all() : Map.of();
    Map<String, Instant> ends = new TreeMap<>();
    for (String state : states) {
      ends.put(
          state,
          Optional.ofNullable(chosen)
              .or(() -> Optional.ofNullable(days.get(state)).map(d -> d.after(closes, workingDays)))
              .orElse(closes));
    }
    return ends;
  }

  /** The last of the ends: until then the round as a whole waits. */
  static Instant last(Map<String, Instant> ends, Instant closes) {
    return ends.values().stream().max(Instant::compareTo).orElse(closes);
  }
}
