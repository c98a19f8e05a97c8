/**
 * What each band of {@code opening.jrxml} prints, every figure and word already written. Public
 * because templates are compiled outside this package.
 */
@NullMarked
package org.muwahhad.reports.opening.band;

import org.jspecify.annotations.NullMarked;
