package org.muwahhad.notification.webhook;

import org.muwahhad.web.Tone;

/** Where a delivery stands. */
public enum WebhookStatus {
  /** Waits for its first or next attempt. */
  PENDING,
  /** A node is sending it; another takes it over when that node's lease ends. */
  CLAIMED,
  /** The receiver took it. */
  SENT,
  /** Given up after all attempts. */
  DEAD;

  /** The colour it is shown in. */
  public Tone tone() {
    return switch (this) {
      case PENDING -> Tone.NEUTRAL;
      case CLAIMED -> Tone.INFO;
      case SENT -> Tone.GOOD;
      case DEAD -> Tone.BAD;
    };
  }
}
