package org.muwahhad.reports.receipt.band;

/** A label and what it names. */
public record Fact(String label, String value) {}
