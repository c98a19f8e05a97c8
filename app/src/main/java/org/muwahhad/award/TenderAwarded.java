package org.muwahhad.award;

import java.time.Instant;

/**
 * Awards of a tender took effect, in this transaction.
 *
 * @param at when, UTC, as these awards have it
 * @param confirmedBy the central buyer who put them into force
 */
public record TenderAwarded(long tenderId, Instant at, long confirmedBy) {}
