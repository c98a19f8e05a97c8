package org.muwahhad.bid.opening;

/** The bids of a tender were opened, in this transaction. */
public record BidsOpened(long tenderId) {}
