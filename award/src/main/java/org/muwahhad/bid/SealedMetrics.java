package org.muwahhad.bid;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;

/**
 * Keeps requests to the bid rooms out of the metrics: counted by address and outcome, they would
 * reveal how many bids were received before the opening.
 */
@Factory
class SealedMetrics {

  @Singleton
  MeterFilter withoutBids() {
    return MeterFilter.deny(SealedMetrics::tellsOfBids);
  }

  private static boolean tellsOfBids(Meter.Id meter) {
    String uri = meter.getTag("uri");
    return uri != null && uri.matches("(/.*)?/bids?(/.*)?");
  }
}
