package org.muwahhad.demand.round;

/**
 * A demand round got a later closing time. Published in the transaction of the act.
 *
 * @param roundId number of the round
 * @param reason why, as the central buyer wrote it
 */
public record RoundExtended(long roundId, String reason) {}
