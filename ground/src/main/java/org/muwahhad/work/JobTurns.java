package org.muwahhad.work;

import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;

/** Begins the turns of jobs, and counts what fails in them on this node. */
@Singleton
public class JobTurns {
  private final Map<ScheduledJob, AtomicLong> failures = new EnumMap<>(ScheduledJob.class);

  JobTurns() {
    for (ScheduledJob job : ScheduledJob.values()) {
      failures.put(job, new AtomicLong());
    }
  }

  /** Begins a turn of a job. */
  public JobTurn begin(ScheduledJob job) {
    return new JobTurn(job, counter(job));
  }

  /** How often a piece of a job failed since the start. */
  public long failures(ScheduledJob job) {
    return counter(job).get();
  }

  private AtomicLong counter(ScheduledJob job) {
    return Objects.requireNonNull(failures.get(job), job.label());
  }
}
