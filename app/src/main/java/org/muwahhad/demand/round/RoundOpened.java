package org.muwahhad.demand.round;

/**
 * A demand round was opened. Published in the transaction of the act.
 *
 * @param roundId number of the round
 */
public record RoundOpened(long roundId) {}
