package org.muwahhad.reports.render.band;

/** A paragraph. */
public record ParagraphLine(String text) {}
