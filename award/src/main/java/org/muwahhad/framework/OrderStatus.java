package org.muwahhad.framework;

/** How far an order has come, as its approval, answers, deliveries and cancellation say. */
public enum OrderStatus {
  /** Above the threshold of its entity; a second person of it has not decided. */
  AWAITING_APPROVAL,
  /** The supplier has not answered. */
  PLACED,
  /** The supplier said by when it delivers. */
  CONFIRMED,
  /**
   * The supplier said why it does not deliver; the entity cancels the order, or it is confirmed.
   */
  DECLINED,
  /** A part of what was ordered is accepted. */
  PARTLY_DELIVERED,
  /** All that was ordered is accepted. */
  DELIVERED,
  /** It no longer counts. */
  CANCELLED
}
