package org.muwahhad.aggregation;

/**
 * A state answered a request to join equivalents. Published in the transaction of the act.
 *
 * @param requestId number of the request
 * @param state code of the state that answered
 */
public record JoinAnswered(long requestId, String state) {}
