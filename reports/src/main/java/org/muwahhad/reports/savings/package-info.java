/**
 * What buying together saved in a tender: {@link org.muwahhad.reports.savings.SavingsReport} is
 * what it says, {@link org.muwahhad.reports.savings.SavingsTemplate} how it is laid out, {@code
 * labels_ar} and {@code labels_en} their fixed words.
 */
@NullMarked
package org.muwahhad.reports.savings;

import org.jspecify.annotations.NullMarked;
