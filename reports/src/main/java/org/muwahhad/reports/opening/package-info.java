/**
 * The record of an opening: {@link org.muwahhad.reports.opening.OpeningReport} is what it says,
 * {@link org.muwahhad.reports.opening.OpeningTemplate} how it is laid out, {@code labels_ar} and
 * {@code labels_en} their fixed words.
 */
@NullMarked
package org.muwahhad.reports.opening;

import org.jspecify.annotations.NullMarked;
