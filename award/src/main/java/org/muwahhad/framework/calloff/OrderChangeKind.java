package org.muwahhad.framework.calloff;

/** What one side of an order asks the other for. */
public enum OrderChangeKind {
  /** Another day, or less of some items. */
  CHANGE,
  /** That the order ends. */
  CANCELLATION
}
