package org.muwahhad.reports.receipt.band;

/** A paragraph. */
public record Note(String text) {}
