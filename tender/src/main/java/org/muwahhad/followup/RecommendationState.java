package org.muwahhad.followup;

import org.muwahhad.web.Tone;

/** Where a recommendation stands: what the last meeting that looked at it found. */
public enum RecommendationState {
  /** No later meeting has looked at it. */
  OPEN(Tone.INFO),
  CARRIED_OVER(Tone.WARNING),
  DONE(Tone.GOOD);

  private final Tone tone;

  RecommendationState(Tone tone) {
    this.tone = tone;
  }

  public Tone tone() {
    return tone;
  }
}
