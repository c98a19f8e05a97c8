package org.muwahhad.reports.render.band;

/**
 * A paragraph.
 *
 * @param apart whether it stands beneath a table, whose last line it must not touch
 */
public record ParagraphLine(String text, boolean apart) {}
