package org.muwahhad.reports.render.band;

/**
 * A line of the contents.
 *
 * @param part whether it is a report, and not one of its sections
 * @param page on which it begins
 */
public record ContentsLine(boolean part, String title, String page) {}
