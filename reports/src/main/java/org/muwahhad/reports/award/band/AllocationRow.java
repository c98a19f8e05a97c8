package org.muwahhad.reports.award.band;

/** What one state takes and owes. */
public record AllocationRow(
    String state,
    String net,
    String vatRate,
    String vat,
    String gross,
    String rate,
    String local) {}
