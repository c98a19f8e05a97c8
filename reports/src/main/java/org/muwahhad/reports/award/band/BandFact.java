package org.muwahhad.reports.award.band;

/** A label and what it names. */
public record BandFact(String label, String value) {}
