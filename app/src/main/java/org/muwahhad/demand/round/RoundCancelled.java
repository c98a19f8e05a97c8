package org.muwahhad.demand.round;

/**
 * A demand round was given up. Published in the transaction of the act.
 *
 * @param roundId number of the round
 * @param reason why, as the central buyer wrote it
 */
public record RoundCancelled(long roundId, String reason) {}
