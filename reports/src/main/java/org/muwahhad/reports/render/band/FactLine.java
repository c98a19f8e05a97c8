package org.muwahhad.reports.render.band;

/** A name and its value. */
public record FactLine(String name, String value) {}
