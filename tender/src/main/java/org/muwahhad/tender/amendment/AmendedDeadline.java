package org.muwahhad.tender.amendment;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.RiyadhDay;
import org.muwahhad.tender.lot.AggregateRound;

/**
 * The deadline that an amendment leaves bidders.
 *
 * @param before UTC
 * @param after UTC
 * @param extended whether it moves further than was asked for, since fewer days would be left
 */
record AmendedDeadline(Instant before, Instant after, boolean extended) {

  /**
   * The later of the deadline as it is and as it is wanted, if as many days are left until then as
   * the rule gives; else noon in Riyadh on the first working day that leaves them.
   */
  static AmendedDeadline of(Instant before, @Nullable Instant wanted, Instant now, int days) {
    Instant asked = wanted != null && wanted.isAfter(before) ? wanted : before;
    Instant least = now.plus(Duration.ofDays(days));
    if (!asked.isBefore(least)) {
      return new AmendedDeadline(before, asked, false);
    }
    LocalDate day = RiyadhDay.of(least);
    Instant noon = AggregateRound.proposedDeadline(day);
    return new AmendedDeadline(
        before,
        noon.isBefore(least) ? AggregateRound.proposedDeadline(day.plusDays(1)) : noon,
        true);
  }
}
