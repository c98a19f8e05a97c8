/**
 * What a report says, apart from how it is printed: sections of facts, paragraphs, tables, charts
 * and signatures, every text in both languages and every figure as a number. One document is
 * written from a report's record and read by all formats and editions, so they can't differ.
 *
 * <p>To add a report: its record, its {@link org.muwahhad.reports.document.ReportTemplate} and its
 * bundles, see {@code docs/adding-a-report.md}.
 */
@NullMarked
package org.muwahhad.reports.document;

import org.jspecify.annotations.NullMarked;
