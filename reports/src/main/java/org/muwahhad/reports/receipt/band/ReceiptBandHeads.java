package org.muwahhad.reports.receipt.band;

/** Column heads that name the currency. */
public record ReceiptBandHeads(String price, String amount) {}
