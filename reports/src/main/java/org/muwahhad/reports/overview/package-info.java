/**
 * How joint procurement stands, for those who lead: {@link
 * org.muwahhad.reports.overview.OverviewReport} is what it says, {@link
 * org.muwahhad.reports.overview.OverviewTemplate} how it is laid out, {@code labels_ar} and {@code
 * labels_en} their fixed words.
 */
@NullMarked
package org.muwahhad.reports.overview;

import org.jspecify.annotations.NullMarked;
