/**
 * The minutes of a committee's meeting with what it decided: {@link
 * org.muwahhad.reports.minutes.MinutesReport} is what they say, {@link
 * org.muwahhad.reports.minutes.MinutesTemplate} how they are laid out, {@code labels_ar} and {@code
 * labels_en} their fixed words.
 */
@NullMarked
package org.muwahhad.reports.minutes;

import org.jspecify.annotations.NullMarked;
