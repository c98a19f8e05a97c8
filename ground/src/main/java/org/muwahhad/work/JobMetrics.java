package org.muwahhad.work;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;

/** Tells monitoring how often pieces of jobs failed on this node. */
@Singleton
class JobMetrics implements MeterBinder {
  private final JobTurns turns;

  JobMetrics(JobTurns turns) {
    this.turns = turns;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    for (ScheduledJob job : ScheduledJob.values()) {
      FunctionCounter.builder("muwahhad.jobs.failed", turns, t -> t.failures(job))
          .tag("name", job.label())
          .description("Pieces of work that failed and are tried again at the next turn")
          .register(registry);
    }
  }
}
