package org.muwahhad.evaluation.lowprice;

/** The chair asked a bidder to explain its price for a lot. */
public record LowPriceAsked(long questionId) {}
