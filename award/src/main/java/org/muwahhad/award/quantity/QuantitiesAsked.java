package org.muwahhad.award.quantity;

import java.time.Instant;
import java.util.Map;

/**
 * States were asked to confirm their quantities, in this transaction.
 *
 * @param until until when each may answer, UTC, by its code
 */
public record QuantitiesAsked(long tenderId, long confirmationId, Map<String, Instant> until) {
  public QuantitiesAsked {
    until = Map.copyOf(until);
  }
}
