package org.muwahhad.tender;

import java.util.EnumSet;
import java.util.Set;

/**
 * Life of a joint tender. What can happen from which status stands in {@link TenderEvent};
 * everything else is refused. The order of the constants is the order of the procedure.
 */
public enum TenderStatus {
  DRAFT,
  APPROVED,
  PUBLISHED,
  CLOSED,
  OPENED,
  UNDER_EVALUATION,
  RECOMMENDED,
  DECIDED,
  STANDSTILL,
  AWARDED,
  CANCELLED;

  /**
   * The status as it is shown to those outside. What the panel recommends and a committee decides
   * is told to all at once, when the standstill starts; until then the bids are under evaluation.
   */
  public TenderStatus publicStatus() {
    return switch (this) {
      case OPENED, RECOMMENDED, DECIDED -> UNDER_EVALUATION;
      default -> this;
    };
  }

  /** Whether that a tender reached the status is shown to those outside. */
  boolean isTold() {
    return switch (this) {
      case PUBLISHED, CLOSED, OPENED, STANDSTILL, AWARDED, CANCELLED -> true;
      default -> false;
    };
  }

  /** Whether the tender has come at least as far as a status, and was not cancelled. */
  public boolean hasReached(TenderStatus status) {
    return this != CANCELLED && compareTo(status) >= 0;
  }

  /** What can happen to a tender: from where, to where. Who may, and when, stands in the act. */
  public enum TenderEvent {
    /** A second central buyer approves the dossier: sums reconcile, weights sum to 100. */
    APPROVE(EnumSet.of(TenderStatus.DRAFT), TenderStatus.APPROVED),
    /** The dossier goes back to be changed. */
    RETURN_TO_DRAFT(EnumSet.of(TenderStatus.APPROVED), TenderStatus.DRAFT),
    /** A central buyer publishes: the rules are fixed, the key is made, bids are taken. */
    PUBLISH(EnumSet.of(TenderStatus.APPROVED), TenderStatus.PUBLISHED),
    /** The deadline has passed by the database's clock. */
    CLOSE(EnumSet.of(TenderStatus.PUBLISHED), TenderStatus.CLOSED),
    /** The opening panel opens all bids in one act. */
    OPEN(EnumSet.of(TenderStatus.CLOSED), TenderStatus.OPENED),
    /** The first member of the examination panel has declared no conflict. */
    START_EVALUATION(EnumSet.of(TenderStatus.OPENED), TenderStatus.UNDER_EVALUATION),
    /** The chair of the examination panel recommends an award for every lot. */
    RECOMMEND(EnumSet.of(TenderStatus.UNDER_EVALUATION), TenderStatus.RECOMMENDED),
    /** The committee did not adopt the recommendation. */
    SEND_BACK(EnumSet.of(TenderStatus.RECOMMENDED), TenderStatus.UNDER_EVALUATION),
    /** The committee adopted the recommendation; the states confirm their quantities. */
    DECIDE(EnumSet.of(TenderStatus.RECOMMENDED), TenderStatus.DECIDED),
    /** The quantities are confirmed and all bidders told; the standstill runs. */
    START_STANDSTILL(EnumSet.of(TenderStatus.DECIDED), TenderStatus.STANDSTILL),
    /** The standstill has passed; the awards take effect. */
    AWARD(EnumSet.of(TenderStatus.STANDSTILL), TenderStatus.AWARDED),
    /**
     * Lots whose award did not take effect go back to the panel; all others are settled. From
     * {@code DECIDED} when with the quantities the states confirmed no award stands; from {@code
     * AWARDED} when an award in effect is taken back.
     */
    RETURN_LOTS(
        EnumSet.of(TenderStatus.DECIDED, TenderStatus.STANDSTILL, TenderStatus.AWARDED),
        TenderStatus.UNDER_EVALUATION),
    /** Lots that returned get no award after all; the others were awarded before. */
    GIVE_UP_LOTS(EnumSet.of(TenderStatus.UNDER_EVALUATION), TenderStatus.AWARDED),
    /** The tender is given up, with a reason, before award. */
    CANCEL(EnumSet.range(TenderStatus.DRAFT, TenderStatus.STANDSTILL), TenderStatus.CANCELLED);

    private final Set<TenderStatus> from;
    private final TenderStatus to;

    TenderEvent(Set<TenderStatus> from, TenderStatus to) {
      this.from = from;
      this.to = to;
    }

    public boolean isAllowedFrom(TenderStatus status) {
      return from.contains(status);
    }

    public TenderStatus to() {
      return to;
    }
  }
}
