package org.muwahhad.award.quantity;

/**
 * The quantities of a tender are settled, in this transaction.
 *
 * @param stand lots whose award stands
 * @param returned lots that go back to the panel
 * @param ended lots that nobody wants any more
 */
public record QuantitiesSettled(
    long tenderId, long confirmationId, int stand, int returned, int ended) {}
