/**
 * The demand of a closed round in sum: {@link
 * org.muwahhad.reports.demandsummary.DemandSummaryReport} is what it says, {@link
 * org.muwahhad.reports.demandsummary.DemandSummaryTemplate} how it is laid out, {@code labels_ar}
 * and {@code labels_en} their fixed words.
 */
@NullMarked
package org.muwahhad.reports.demandsummary;

import org.jspecify.annotations.NullMarked;
