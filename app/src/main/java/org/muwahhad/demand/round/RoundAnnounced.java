package org.muwahhad.demand.round;

/**
 * The states invited to a planned round were told of it. Published in the transaction of the act.
 *
 * @param roundId number of the round
 */
public record RoundAnnounced(long roundId) {}
