package org.muwahhad.reports.opening.band;

/** What a bid asks for a lot. */
public record TotalRow(String lot, String bidder, String total) {}
