package org.muwahhad.committee;

/** A question is open until the chair records the outcome, which then stands. */
public enum DecisionStatus {
  OPEN,
  ADOPTED,
  REJECTED
}
