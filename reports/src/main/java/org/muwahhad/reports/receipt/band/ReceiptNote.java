package org.muwahhad.reports.receipt.band;

/** A paragraph. */
public record ReceiptNote(String text) {}
