package org.muwahhad.reports.opening.band;

/** A bid, without its prices. */
public record BidRow(
    String bidder, String country, String security, String origin, String validity) {}
