/**
 * How far the initiatives of the strategy have come, for the ministers: {@link
 * org.muwahhad.reports.initiatives.InitiativesReport} is what it says, {@link
 * org.muwahhad.reports.initiatives.InitiativesTemplate} how it is laid out, {@code labels_ar} and
 * {@code labels_en} their fixed words.
 */
@NullMarked
package org.muwahhad.reports.initiatives;

import org.jspecify.annotations.NullMarked;
