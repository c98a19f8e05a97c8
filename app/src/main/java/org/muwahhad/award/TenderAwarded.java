package org.muwahhad.award;

import java.time.Instant;

/**
 * Awards of a tender took effect, in this transaction.
 *
 * @param at when, UTC, as these awards have it
 */
public record TenderAwarded(long tenderId, Instant at) {}
