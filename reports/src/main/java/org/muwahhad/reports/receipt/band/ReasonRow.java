package org.muwahhad.reports.receipt.band;

/** What else a line says, below it. */
public record ReasonRow(String text) {}
