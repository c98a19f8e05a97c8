package org.muwahhad.bid;

import java.util.EnumSet;
import java.util.Set;

/**
 * Life of a bid. What can happen from which status stands in {@link BidEvent}; all else is refused.
 */
public enum BidStatus {
  /** Being written; nothing was received. */
  DRAFT,
  /** The last version received counts. */
  SUBMITTED,
  /** Taken back before the deadline; may be submitted again until then. */
  WITHDRAWN,
  /** Read at the opening. */
  OPENED,
  /** Could not be read at the opening, or was not what the receipt says. */
  UNREADABLE,
  /** Made before an amendment and not confirmed after it: recorded at the opening, never read. */
  UNCONFIRMED;

  /** Whether the opening has recorded it, whatever came of it. */
  public boolean wasInOpening() {
    return this == OPENED || this == UNREADABLE || this == UNCONFIRMED;
  }

  /** What can happen to a bid: from where, to where. Who may, and when, stands in the act. */
  public enum BidEvent {
    SUBMIT(
        EnumSet.of(BidStatus.DRAFT, BidStatus.SUBMITTED, BidStatus.WITHDRAWN), BidStatus.SUBMITTED),
    WITHDRAW(EnumSet.of(BidStatus.SUBMITTED), BidStatus.WITHDRAWN),
    OPEN(EnumSet.of(BidStatus.SUBMITTED), BidStatus.OPENED),
    FAIL_TO_OPEN(EnumSet.of(BidStatus.SUBMITTED), BidStatus.UNREADABLE),
    LEAVE_UNCONFIRMED(EnumSet.of(BidStatus.SUBMITTED), BidStatus.UNCONFIRMED);

    private final Set<BidStatus> from;
    private final BidStatus to;

    BidEvent(Set<BidStatus> from, BidStatus to) {
      this.from = from;
      this.to = to;
    }

    public boolean isAllowedFrom(BidStatus status) {
      return from.contains(status);
    }

    public BidStatus to() {
      return to;
    }
  }
}
