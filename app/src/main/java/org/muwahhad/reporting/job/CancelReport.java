package org.muwahhad.reporting.job;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Refusal;

/**
 * Takes back that a report was asked for; a node that works it stops at its next step. Refused with
 * {@code reporting.job-ended} when it has ended.
 */
@Singleton
public class CancelReport {
  private final ReportJobs jobs;

  CancelReport(ReportJobs jobs) {
    this.jobs = jobs;
  }

  @Transactional
  public void run(Actor actor, long jobId) {
    if (jobs.find(jobId, actor.personId()).isEmpty()) {
      throw new Refusal.NotFound("report asked for " + jobId);
    }
    if (jobs.cancel(jobId, actor.personId()) != 1) {
      throw new Refusal.Conflict("reporting.job-ended");
    }
  }
}
