package org.muwahhad.complaint;

/** Something happened in the file of a complaint, in this transaction. */
public record ComplaintMoved(long complaintId, Step step) {
  /** What happened. */
  public enum Step {
    FILED,
    ANSWERED,
    REPLIED,
    DRAFTED,
    DECIDED,
    WITHDRAWN
  }
}
