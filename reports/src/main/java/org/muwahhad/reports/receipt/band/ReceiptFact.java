package org.muwahhad.reports.receipt.band;

/** A label and what it names. */
public record ReceiptFact(String label, String value) {}
