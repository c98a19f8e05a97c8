package org.muwahhad.demand.round;

/**
 * A demand round was closed, on time or early. Published in the transaction that closes it.
 *
 * @param roundId number of the round
 */
public record RoundClosed(long roundId) {}
