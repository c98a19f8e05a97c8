package org.muwahhad.reports.award.band;

/** A paragraph among several reasons. */
public record ReasonBand(String text) {}
