package org.muwahhad.award;

import java.time.Instant;
import java.util.List;

/**
 * Awards of a tender took effect, in this transaction.
 *
 * @param at when, UTC, as these awards have it
 * @param confirmedBy the central buyer who put them into force
 * @param lots numbers of the lots awarded
 */
public record TenderAwarded(long tenderId, Instant at, long confirmedBy, List<Integer> lots) {
  public TenderAwarded {
    lots = List.copyOf(lots);
  }
}
