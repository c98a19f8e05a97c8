/**
 * The minutes of a committee's meeting: {@link org.muwahhad.reports.minutes.MeetingMinutes} is what
 * they say, {@code minutes.jrxml} how they look, {@code labels_ar} and {@code labels_en} their
 * fixed words.
 */
@NullMarked
package org.muwahhad.reports.minutes;

import org.jspecify.annotations.NullMarked;
