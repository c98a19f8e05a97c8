package org.muwahhad.reports.award.band;

/** A paragraph. */
public record AwardNote(String text) {}
