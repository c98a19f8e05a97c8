/**
 * What each band of {@code receipt.jrxml} prints, every figure and word already written. Public
 * because templates are compiled outside this package.
 */
@NullMarked
package org.muwahhad.reports.receipt.band;

import org.jspecify.annotations.NullMarked;
