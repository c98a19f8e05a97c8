package org.muwahhad.demand.round;

import org.muwahhad.web.Tone;

/** The colours in which the screens show how far something has come. */
public final class StatusTones {
  private StatusTones() {}

  public static Tone of(RoundStatus status) {
    return switch (status) {
      case PLANNED -> Tone.NEUTRAL;
      case OPEN, AGGREGATED -> Tone.GOOD;
      case CLOSED -> Tone.INFO;
      case CANCELLED -> Tone.BAD;
    };
  }

  public static Tone of(SubmissionStatus status) {
    return switch (status) {
      case DRAFT -> Tone.NEUTRAL;
      case SUBMITTED -> Tone.INFO;
      case RETURNED -> Tone.WARNING;
      case ENDORSED -> Tone.GOOD;
      case WITHDRAWN -> Tone.BAD;
    };
  }
}
