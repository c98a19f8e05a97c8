package org.muwahhad.aggregation;

/**
 * A central buyer asked states to join equivalents. Published in the transaction of the act.
 *
 * @param requestId number of the request
 */
public record JoinAsked(long requestId) {}
