package org.muwahhad.committee;

/**
 * Draws up the brief for a question before a committee. What it rests on comes after committees in
 * the order of the procedure.
 */
public interface DecisionBriefs {

  /** The brief of what is recommended in a tender now, for a reader without a state. */
  DecisionBrief of(long tenderId);
}
