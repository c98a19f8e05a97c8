package org.muwahhad.framework.contract;

/** How far a termination has come. */
public enum TerminationStatus {
  OPEN,
  TERMINATED,
  /** The central purchasing body does not terminate for this cause. */
  DROPPED,
  /** The other side does not agree. */
  DECLINED,
  WITHDRAWN
}
