package org.muwahhad.framework;

/** How an agreement stands today, as {@code agreement_condition} says. */
public enum AgreementStanding {
  /** Its award was taken back. */
  TAKEN_BACK,
  /** It ended before its term. */
  TERMINATED,
  /** Its last day is over. */
  EXPIRED,
  /** A side that has to sign it has not yet. */
  UNSIGNED,
  /** The guarantee that has to be there before orders is not. */
  UNSECURED,
  SUSPENDED,
  NOT_STARTED,
  IN_FORCE;

  /** Whether nothing of it is to come any more. */
  public boolean isOver() {
    return this == TAKEN_BACK || this == TERMINATED || this == EXPIRED;
  }
}
