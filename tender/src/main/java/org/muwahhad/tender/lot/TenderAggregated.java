package org.muwahhad.tender.lot;

/** A tender was made of a round, in this transaction: its requirements can now be proposed. */
public record TenderAggregated(long tenderId) {}
