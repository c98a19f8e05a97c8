package org.muwahhad.evaluation;

/** What decides between bids of equal final score, in this order. */
public enum TieRule {
  /** The lower evaluated price. */
  PRICE,
  /** The higher technical score. */
  TECHNICAL,
  /** Goods of GCC origin. */
  ORIGIN,
  /** A drawing of lots whose seed is published. */
  DRAW
}
