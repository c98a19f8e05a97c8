package org.muwahhad.framework.performance;

/** What a sum of an entity is of. */
public enum SpendKind {
  /** Endorsed demand, by its estimates. */
  ASKED,
  /** Awards in effect. */
  AWARDED,
  /** Orders that were not cancelled. */
  ORDERED,
  /** What was accepted of deliveries. */
  TAKEN,
  /** Payments that were marked, with VAT and less penalties. */
  PAID,
  /** What was ordered, at the benchmark prices of its items. */
  BENCHMARK,
  /** What was ordered, at the estimates of the officers, where they estimated it. */
  ESTIMATE,
  /** What was ordered of that which the officers estimated. */
  ORDERED_ESTIMATED
}
