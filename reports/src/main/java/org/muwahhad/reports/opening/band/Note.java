package org.muwahhad.reports.opening.band;

/** A paragraph. */
public record Note(String text) {}
