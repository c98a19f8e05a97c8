package org.muwahhad.award;

/**
 * Something that must be done between the decision of the committees and the standstill. A later
 * stage implements it and starts the standstill itself, with {@link StartStandstill}.
 */
public interface StandstillDelay {
  /** Called in the transaction of the decision; returns whether the standstill has to wait. */
  boolean delays(long tenderId);
}
