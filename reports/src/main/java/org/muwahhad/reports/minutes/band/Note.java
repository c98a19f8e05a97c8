package org.muwahhad.reports.minutes.band;

/** A paragraph. */
public record Note(String text) {}
