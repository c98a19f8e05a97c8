package org.muwahhad.tender;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.muwahhad.web.Tone;

/** Where a published tender stands, as everybody may know it, bidders among them. */
public enum PublicState {
  /** Bids are taken. */
  OPEN,
  /** The deadline has passed; nothing is disclosed about the award yet. */
  CLOSED,
  /** Who is to be awarded was told to all bidders; the standstill runs. */
  STANDSTILL,
  AWARDED,
  CANCELLED;

  /** How the state is coloured. */
  public Tone tone() {
    return switch (this) {
      case OPEN, STANDSTILL -> Tone.INFO;
      case CLOSED -> Tone.NEUTRAL;
      case AWARDED -> Tone.GOOD;
      case CANCELLED -> Tone.BAD;
    };
  }

  /**
   * The state of a published tender at an instant.
   *
   * @param deadline for bids, UTC
   * @param now by the database's clock, UTC
   */
  public static PublicState of(TenderStatus status, @Nullable Instant deadline, Instant now) {
    return switch (status) {
      case CANCELLED -> CANCELLED;
      case AWARDED -> AWARDED;
      case STANDSTILL -> STANDSTILL;
      case PUBLISHED -> deadline != null && now.isBefore(deadline) ? OPEN : CLOSED;
      default -> CLOSED;
    };
  }
}
