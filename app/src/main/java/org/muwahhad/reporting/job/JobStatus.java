package org.muwahhad.reporting.job;

/** How far a report is that somebody asked for. */
public enum JobStatus {
  QUEUED,
  RUNNING,
  READY,
  FAILED,
  CANCELLED;

  public boolean hasEnded() {
    return this == READY || this == FAILED || this == CANCELLED;
  }
}
