/**
 * What of a tender's awards is one state's: {@link
 * org.muwahhad.reports.allocation.AllocationReport} is what it says, {@link
 * org.muwahhad.reports.allocation.AllocationTemplate} how it is laid out, {@code labels_ar} and
 * {@code labels_en} their fixed words.
 */
@NullMarked
package org.muwahhad.reports.allocation;

import org.jspecify.annotations.NullMarked;
