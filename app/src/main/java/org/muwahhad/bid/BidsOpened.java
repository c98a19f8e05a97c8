package org.muwahhad.bid;

/** The bids of a tender were opened, in this transaction. */
public record BidsOpened(long tenderId) {}
