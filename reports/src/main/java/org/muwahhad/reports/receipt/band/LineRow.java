package org.muwahhad.reports.receipt.band;

/**
 * A line of demand, or the sum of all.
 *
 * @param entry rows of the same number stay on one page: a line with what it says below it, and the
 *     sum with the last line
 */
public record LineRow(
    int entry,
    String number,
    String item,
    String quantity,
    String unit,
    String needBy,
    String site,
    String price,
    String amount) {}
