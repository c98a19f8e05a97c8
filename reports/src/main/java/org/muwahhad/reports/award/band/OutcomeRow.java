package org.muwahhad.reports.award.band;

/** One lot and its winner, in the summary. */
public record OutcomeRow(String lot, String title, String winner, String amount) {}
