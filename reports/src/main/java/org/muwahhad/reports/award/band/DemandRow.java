package org.muwahhad.reports.award.band;

/** One state's demand. */
public record DemandRow(
    String state, String entities, String lines, String quantity, String estimate, String share) {}
