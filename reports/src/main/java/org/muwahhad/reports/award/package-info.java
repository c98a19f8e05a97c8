/**
 * The award report: {@link org.muwahhad.reports.award.AwardReport} is what it says, {@code
 * award.jrxml} how it looks, {@code labels_ar} and {@code labels_en} its fixed words.
 */
@NullMarked
package org.muwahhad.reports.award;

import org.jspecify.annotations.NullMarked;
