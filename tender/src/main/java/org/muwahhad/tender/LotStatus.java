package org.muwahhad.tender;

/** Whether a lot still goes towards an award. */
public enum LotStatus {
  ACTIVE,
  UNSUCCESSFUL,
  CANCELLED
}
