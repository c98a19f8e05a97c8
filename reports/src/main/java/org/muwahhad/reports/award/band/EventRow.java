package org.muwahhad.reports.award.band;

/** One event of the procedure. */
public record EventRow(String date, String hijri, String what, String by) {}
