package org.muwahhad.demand.round;

import java.util.Set;

/**
 * Life of a demand round. Every change that is allowed stands in {@link RoundEvent}; all else is
 * refused.
 */
public enum RoundStatus {
  PLANNED,
  OPEN,
  CLOSED,
  AGGREGATED,
  CANCELLED;

  /** What can happen to a round: from where, to where. */
  public enum RoundEvent {
    /** The states are informed; the round stays planned. */
    ANNOUNCE(Set.of(RoundStatus.PLANNED), RoundStatus.PLANNED),
    OPEN(Set.of(RoundStatus.PLANNED), RoundStatus.OPEN),
    CLOSE(Set.of(RoundStatus.OPEN), RoundStatus.CLOSED),
    AGGREGATE(Set.of(RoundStatus.CLOSED), RoundStatus.AGGREGATED),
    /** The tender made of it was given up; the round can be aggregated again. */
    UNDO_AGGREGATION(Set.of(RoundStatus.AGGREGATED), RoundStatus.CLOSED),
    CANCEL(
        Set.of(RoundStatus.PLANNED, RoundStatus.OPEN, RoundStatus.CLOSED), RoundStatus.CANCELLED);

    private final Set<RoundStatus> from;
    private final RoundStatus to;

    RoundEvent(Set<RoundStatus> from, RoundStatus to) {
      this.from = from;
      this.to = to;
    }

    public boolean isAllowedFrom(RoundStatus status) {
      return from.contains(status);
    }

    public RoundStatus to() {
      return to;
    }
  }
}
