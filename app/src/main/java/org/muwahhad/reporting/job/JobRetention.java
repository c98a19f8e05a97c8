package org.muwahhad.reporting.job;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.muwahhad.shared.RetentionRule;

/** How long it is kept that somebody asked for a report. The reports are kept for good. */
@Factory
class JobRetention {

  @Singleton
  RetentionRule reportJobs(
      ReportJobs jobs, @Value("${muwahhad.retention.report-jobs:90d}") Duration age) {
    return RetentionRule.of("report-jobs", age, Duration.ofDays(30), jobs::deleteEnded);
  }
}
