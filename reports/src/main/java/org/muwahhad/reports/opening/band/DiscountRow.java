package org.muwahhad.reports.opening.band;

/** What a bid takes off for winning several lots. */
public record DiscountRow(String bidder, String percent, String whenWinning, String appliesTo) {}
