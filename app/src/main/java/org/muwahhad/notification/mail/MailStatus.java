package org.muwahhad.notification.mail;

import org.muwahhad.web.Tone;

/** Where an e-mail stands. */
public enum MailStatus {
  /** Waits for its first or next attempt. */
  PENDING,
  /** A node is sending it; another takes it over when that node's lease ends. */
  CLAIMED,
  /** Handed over to the mail server. */
  SENT,
  /** Kept as a file, because no mail server is set. */
  KEPT,
  /** Given up after all attempts, or because the address is refused for good. */
  DEAD;

  /** The colour it is shown in. */
  public Tone tone() {
    return switch (this) {
      case PENDING -> Tone.NEUTRAL;
      case CLAIMED, KEPT -> Tone.INFO;
      case SENT -> Tone.GOOD;
      case DEAD -> Tone.BAD;
    };
  }
}
