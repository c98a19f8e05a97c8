package org.muwahhad.reports.receipt.band;

/** A line of demand, or the sum of all. */
public record LineRow(
    String number,
    String item,
    String quantity,
    String unit,
    String needBy,
    String site,
    String price,
    String amount) {}
