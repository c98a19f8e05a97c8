/**
 * What each band of {@code minutes.jrxml} prints, every figure and word already written. Public
 * because templates are compiled outside this package.
 */
@NullMarked
package org.muwahhad.reports.minutes.band;

import org.jspecify.annotations.NullMarked;
