package org.muwahhad.upload.analysis;

import org.muwahhad.web.Tone;

/** Where the analysis of a file stands. */
public enum AnalysisStatus {
  /** Waits for its turn, or for the platform. */
  WAITING(Tone.WARNING),
  /** A node asks the platform. */
  RUNNING(Tone.INFO),
  /** The platform judged it. */
  JUDGED(Tone.NEUTRAL),
  /** The platform could not judge it. */
  FAILED(Tone.BAD),
  /** It goes to no platform. */
  UNSENT(Tone.NEUTRAL);

  private final Tone tone;

  AnalysisStatus(Tone tone) {
    this.tone = tone;
  }

  public Tone tone() {
    return tone;
  }
}
