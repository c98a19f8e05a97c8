package org.muwahhad.committee;

/** A meeting was called, moved or cancelled, in this transaction. */
public record MeetingChanged(long meetingId, Change change) {
  /** What happened to it. */
  public enum Change {
    CALLED,
    MOVED,
    CANCELLED
  }
}
