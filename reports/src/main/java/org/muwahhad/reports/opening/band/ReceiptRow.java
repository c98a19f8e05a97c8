package org.muwahhad.reports.opening.band;

/** The receipt of the version of a bid that was opened. */
public record ReceiptRow(String bidder, String receipt, String sha256) {}
