package org.muwahhad.committee;

/** A meeting is called, and then either closed with its minutes or cancelled. */
public enum MeetingStatus {
  CALLED,
  CLOSED,
  CANCELLED
}
