package org.muwahhad.reports.award.band;

/** Why the bid in the row above is out. */
public record ExclusionRow(String text) {}
