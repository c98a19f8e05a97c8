package org.muwahhad.evaluation.score;

/** The technical evaluation of a tender of two envelopes was closed, in this transaction. */
public record TechnicalEvaluationClosed(long tenderId) {}
