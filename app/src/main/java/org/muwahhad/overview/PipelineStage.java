package org.muwahhad.overview;

/** How far a round or tender is, in the order of the procedure. */
public enum PipelineStage {
  /** The round is planned. */
  PLANNED,
  /** Entities state their demand. */
  OPEN,
  /** The round is closed: states endorse, then the demand is aggregated. */
  ENDORSEMENT,
  /** The tender is prepared and approved. */
  PREPARATION,
  /** Bids are taken. */
  BIDDING,
  /** The deadline has passed: bids are opened and examined. */
  EVALUATION,
  /** A committee decides on the recommendation. */
  COMMITTEE,
  /** The states confirm their quantities. */
  QUANTITIES,
  /** Bidders are told, and may complain. */
  STANDSTILL;

  /** Whether rounds are at it, and not tenders. */
  public boolean isOfRounds() {
    return compareTo(ENDORSEMENT) <= 0;
  }
}
