package org.muwahhad.award.scenario;

import org.muwahhad.web.Tone;

/** Where the work on a scenario stands. */
public enum RunStatus {
  QUEUED,
  RUNNING,
  DONE,
  FAILED;

  /** Whether it is still to come to its end. */
  public boolean isPending() {
    return this == QUEUED || this == RUNNING;
  }

  /** The tone in which it is shown. */
  public Tone tone() {
    return switch (this) {
      case QUEUED -> Tone.NEUTRAL;
      case RUNNING -> Tone.INFO;
      case DONE -> Tone.GOOD;
      case FAILED -> Tone.BAD;
    };
  }
}
