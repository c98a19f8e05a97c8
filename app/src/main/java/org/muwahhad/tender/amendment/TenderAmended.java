package org.muwahhad.tender.amendment;

/**
 * A published tender was amended, in this transaction: everybody interested is told, and bids
 * received before must be confirmed.
 */
public record TenderAmended(long tenderId, int number) {}
