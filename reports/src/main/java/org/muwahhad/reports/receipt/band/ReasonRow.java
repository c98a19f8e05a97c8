package org.muwahhad.reports.receipt.band;

/**
 * What else a line says, below it.
 *
 * @param entry see {@link LineRow}
 */
public record ReasonRow(int entry, String text) {}
