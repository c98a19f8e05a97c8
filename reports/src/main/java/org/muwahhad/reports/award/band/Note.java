package org.muwahhad.reports.award.band;

/** A paragraph. */
public record Note(String text) {}
