package org.muwahhad.home;

/** What is waited for, and whose turn it is. */
public enum WaitingKind {
  CLOSE_ROUND(Holder.CENTRAL_BODY),
  ENDORSE(Holder.STATE),
  AGGREGATE(Holder.CENTRAL_BODY),
  PREPARE_TENDER(Holder.CENTRAL_BODY),
  PUBLISH_TENDER(Holder.CENTRAL_BODY),
  OPEN_BIDS(Holder.OPENING_PANEL),
  EVALUATE(Holder.EXAMINATION_PANEL),
  OPEN_PRICES(Holder.OPENING_PANEL),
  PUT_QUESTION(Holder.CENTRAL_BODY),
  DECIDE(Holder.COMMITTEE),
  CONFIRM_QUANTITIES(Holder.STATE),
  CONFIRM_AWARDS(Holder.CENTRAL_BODY),
  DECIDE_COMPLAINT(Holder.REVIEW_BODY);

  /** Whose turn it can be. Committees and states have names of their own. */
  public enum Holder {
    CENTRAL_BODY,
    STATE,
    OPENING_PANEL,
    EXAMINATION_PANEL,
    COMMITTEE,
    REVIEW_BODY
  }

  private final Holder holder;

  WaitingKind(Holder holder) {
    this.holder = holder;
  }

  public Holder holder() {
    return holder;
  }

  /** Whether it is about a round, and not a tender. */
  public boolean isOfRound() {
    return this == CLOSE_ROUND || this == ENDORSE || this == AGGREGATE;
  }
}
