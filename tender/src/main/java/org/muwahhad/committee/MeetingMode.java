package org.muwahhad.committee;

/** Where members meet. */
public enum MeetingMode {
  IN_PERSON,
  ONLINE
}
