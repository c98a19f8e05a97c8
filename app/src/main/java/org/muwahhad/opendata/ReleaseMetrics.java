package org.muwahhad.opendata;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;

/** Tells monitoring how far open data is behind the record. */
@Singleton
class ReleaseMetrics implements MeterBinder {
  private final Releases releases;

  ReleaseMetrics(Releases releases) {
    this.releases = releases;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("muwahhad.releases.late.seconds", releases::secondsLate)
        .description("For how long the oldest act has waited that open data is to tell of")
        .register(registry);
  }
}
