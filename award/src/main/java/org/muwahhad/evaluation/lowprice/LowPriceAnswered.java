package org.muwahhad.evaluation.lowprice;

/** A bidder explained its price for a lot. */
public record LowPriceAnswered(long questionId) {}
