package org.muwahhad.committee;

/**
 * A recommendation was decided, in this transaction: adopted by the last level it needs, or
 * returned to the examination panel by any.
 */
public record DecisionClosed(long decisionId, long tenderId, boolean adopted) {}
