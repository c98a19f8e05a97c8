package org.muwahhad.bid.opening;

/** The prices of a tender of two envelopes were opened, in this transaction. */
public record PricesOpened(long tenderId) {}
