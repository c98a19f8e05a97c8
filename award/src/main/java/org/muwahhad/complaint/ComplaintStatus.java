package org.muwahhad.complaint;

import java.util.EnumSet;
import java.util.Set;

/** Life of a complaint. What can happen from which status stands in {@link Event}. */
public enum ComplaintStatus {
  FILED,
  ANSWERED,
  DECIDED,
  WITHDRAWN;

  /** Whether the complaint suspends the awards of its lots. */
  public boolean isLiving() {
    return this == FILED || this == ANSWERED;
  }

  /** What can happen to a complaint; the database keeps the same table. */
  public enum Event {
    /** The procuring body gives its answer. */
    ANSWER(EnumSet.of(ComplaintStatus.FILED), ComplaintStatus.ANSWERED),
    /** The review body adopts a decision. */
    DECIDE(EnumSet.of(ComplaintStatus.FILED, ComplaintStatus.ANSWERED), ComplaintStatus.DECIDED),
    /** The bidder takes it back. */
    WITHDRAW(
        EnumSet.of(ComplaintStatus.FILED, ComplaintStatus.ANSWERED), ComplaintStatus.WITHDRAWN);

    private final Set<ComplaintStatus> from;
    private final ComplaintStatus to;

    Event(Set<ComplaintStatus> from, ComplaintStatus to) {
      this.from = from;
      this.to = to;
    }

    public boolean isAllowedFrom(ComplaintStatus status) {
      return from.contains(status);
    }

    public ComplaintStatus to() {
      return to;
    }
  }
}
