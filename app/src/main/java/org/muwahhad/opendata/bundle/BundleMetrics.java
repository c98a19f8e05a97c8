package org.muwahhad.opendata.bundle;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;

/** Tells monitoring for how long a public bundle has been due. */
@Singleton
class BundleMetrics implements MeterBinder {
  private final BundleQueries bundles;

  BundleMetrics(BundleQueries bundles) {
    this.bundles = bundles;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("muwahhad.bundles.late.seconds", bundles::secondsLate)
        .description("For how long the oldest public bundle has been due")
        .register(registry);
  }
}
