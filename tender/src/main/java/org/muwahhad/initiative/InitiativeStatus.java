package org.muwahhad.initiative;

import org.muwahhad.web.Tone;

/** Where an initiative stands. */
public enum InitiativeStatus {
  /** Prepared by the central purchasing body, or returned to it. */
  DRAFT(Tone.NEUTRAL),
  /** Before the ministerial committee. */
  SUBMITTED(Tone.WARNING),
  /** Under way. */
  APPROVED(Tone.INFO),
  /** Ended, with its outcome. */
  CLOSED(Tone.GOOD);

  private final Tone tone;

  InitiativeStatus(Tone tone) {
    this.tone = tone;
  }

  public Tone tone() {
    return tone;
  }
}
