package org.muwahhad.aggregation;

/**
 * A central buyer withdrew a request to join equivalents. Published in the transaction of the act.
 *
 * @param requestId number of the request
 */
public record JoinWithdrawn(long requestId) {}
