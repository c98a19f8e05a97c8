package org.muwahhad.framework.calloff;

/** What a second person of an entity decides of an order above its threshold. */
public enum OrderDecision {
  APPROVED,
  /** The order is cancelled, and what it took is back in the balance. */
  REFUSED
}
