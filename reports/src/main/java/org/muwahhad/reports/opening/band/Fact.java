package org.muwahhad.reports.opening.band;

/** A label and what it names. */
public record Fact(String label, String value) {}
