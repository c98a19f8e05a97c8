package org.muwahhad.guarantee;

/** Life of a performance guarantee: held, then released or called. */
public enum GuaranteeStatus {
  HELD,
  RELEASED,
  CALLED
}
