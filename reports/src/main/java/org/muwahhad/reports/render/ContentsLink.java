package org.muwahhad.reports.render;

/**
 * Where a line of the contents leads.
 *
 * @param page from 0
 * @param height in points from the page's lower edge
 * @param words where it leads, for who does not see it (ISO 14289-1, 7.18.5)
 */
record ContentsLink(int page, float height, String words) {}
