package org.muwahhad.reports.award.band;

/** A label and what it names. */
public record Fact(String label, String value) {}
