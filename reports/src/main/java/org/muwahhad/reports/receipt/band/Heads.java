package org.muwahhad.reports.receipt.band;

/** Column heads that name the currency. */
public record Heads(String price, String amount) {}
