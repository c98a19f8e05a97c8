package org.muwahhad.committee;

/** The outcome of a question was recorded, in this transaction. */
public record DecisionClosed(long decisionId, long tenderId, boolean adopted) {}
