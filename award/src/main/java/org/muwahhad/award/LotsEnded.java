package org.muwahhad.award;

import java.util.List;

/**
 * Lots ended without an award by decision on a complaint, in this transaction.
 *
 * @param lots their numbers
 */
public record LotsEnded(long tenderId, List<Integer> lots) {}
