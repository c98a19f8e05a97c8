package org.muwahhad.reports.render;

/**
 * One line of a report, in the order of printing.
 *
 * @param place where it belongs
 * @param content a record that the template has a band for
 */
public record ReportLine(LinePosition place, Object content) {}
