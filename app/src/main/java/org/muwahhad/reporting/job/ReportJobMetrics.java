package org.muwahhad.reporting.job;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;

/** Tells monitoring how many reports people wait for. */
@Singleton
class ReportJobMetrics implements MeterBinder {
  private final ReportJobs jobs;

  ReportJobMetrics(ReportJobs jobs) {
    this.jobs = jobs;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("muwahhad.reports.waiting", jobs::countAllOpen)
        .description("Reports that were asked for and are not ready")
        .register(registry);
  }
}
