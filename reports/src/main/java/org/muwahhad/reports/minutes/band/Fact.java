package org.muwahhad.reports.minutes.band;

/** A label and what it names. */
public record Fact(String label, String value) {}
