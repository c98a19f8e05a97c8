package org.muwahhad.committee;

/** A meeting was called, moved or cancelled, in this transaction. */
public record MeetingChanged(long meetingId, MeetingChangeKind change) {
  /** What happened to it. */
  public enum MeetingChangeKind {
    CALLED,
    MOVED,
    CANCELLED
  }
}
