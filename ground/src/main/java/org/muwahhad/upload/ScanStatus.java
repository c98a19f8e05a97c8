package org.muwahhad.upload;

import org.muwahhad.web.Tone;

/** What is known of a file's safety. */
public enum ScanStatus {
  /** Scanned, and nothing found. */
  CLEAN(Tone.GOOD),
  /** Something was found: nobody gets it. */
  QUARANTINED(Tone.BAD),
  /** The scanner did not answer: nobody gets it until it was scanned. */
  WAITING(Tone.WARNING),
  /** No scanner was configured when it came; scanned once there is one. */
  UNSCANNED(Tone.NEUTRAL);

  private final Tone tone;

  ScanStatus(Tone tone) {
    this.tone = tone;
  }

  public Tone tone() {
    return tone;
  }

  /** Whether people get it. */
  public boolean isServed() {
    return this == CLEAN || this == UNSCANNED;
  }
}
