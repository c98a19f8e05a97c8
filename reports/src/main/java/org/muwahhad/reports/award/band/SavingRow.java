package org.muwahhad.reports.award.band;

/** One lot against its benchmark. */
public record SavingRow(
    String lot, String title, String benchmark, String awarded, String saved, String percent) {}
