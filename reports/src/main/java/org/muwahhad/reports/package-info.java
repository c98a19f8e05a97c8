/**
 * Printed reports of the joint-procurement system.
 *
 * <p>A report is three things side by side in its own package: one record (what is printed), one
 * JasperReports template under {@code src/main/jasper} (where it stands on the page) and one pair
 * of label bundles (what the fixed words are, Arabic and English, with the same keys). {@link
 * org.muwahhad.reports.render} is the engine every report shares: it knows editions, fonts, tags
 * and archives, and no report. {@link org.muwahhad.reports.words} writes amounts in words. This
 * package holds the vocabulary common to all of them. Nothing here knows the service.
 */
@NullMarked
package org.muwahhad.reports;

import org.jspecify.annotations.NullMarked;
