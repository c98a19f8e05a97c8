package org.muwahhad.upload.analysis;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;

/** Tells monitoring for how long a file has waited that the platform could not be asked about. */
@Singleton
class AnalysisMetrics implements MeterBinder {
  private final IncidentQueries analyses;

  AnalysisMetrics(IncidentQueries analyses) {
    this.analyses = analyses;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("muwahhad.analyses.late.seconds", analyses::secondsLate)
        .description("For how long a file has waited that the platform could not be asked about")
        .register(registry);
  }
}
