package org.muwahhad.reports.award.band;

/** One bid compared. */
public record BidRow(
    String rank,
    String bidder,
    String total,
    String converted,
    String preference,
    String evaluated,
    String technical,
    String price,
    String score) {}
