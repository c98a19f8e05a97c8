/**
 * The award report: {@link org.muwahhad.reports.award.AwardReport} is what it says, {@link
 * org.muwahhad.reports.award.AwardTemplate} how it is laid out, {@code labels_ar} and {@code
 * labels_en} its fixed words.
 */
@NullMarked
package org.muwahhad.reports.award;

import org.jspecify.annotations.NullMarked;
