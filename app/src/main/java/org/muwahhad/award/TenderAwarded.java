package org.muwahhad.award;

/** The awards of a tender took effect, in this transaction. */
public record TenderAwarded(long tenderId) {}
