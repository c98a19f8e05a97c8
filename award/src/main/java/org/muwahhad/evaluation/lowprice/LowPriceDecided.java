package org.muwahhad.evaluation.lowprice;

/** The panel accepted or rejected what a bidder said about its price for a lot. */
public record LowPriceDecided(
    long tenderId, long lotId, long bidId, boolean accepted, String reason) {}
