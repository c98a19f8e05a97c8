package org.muwahhad.web;

/** Whether the system shows invented people and things, and in which time. */
public enum Demonstration {
  /** Everything is real. */
  NONE,
  /** A demonstration in the machine's own time. */
  IN_PRESENT_TIME,
  /** A demonstration whose clock was moved on. */
  IN_MOVED_TIME;

  /** Anyone who knows of the demonstration, where there can be one. */
  public interface Source {
    Demonstration now();
  }
}
