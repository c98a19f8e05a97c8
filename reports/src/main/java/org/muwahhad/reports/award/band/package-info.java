/**
 * What each band of {@code award.jrxml} prints: one record for each kind of line, every figure and
 * word already written for the edition. The template has a field for each, found by its class.
 * Public because templates are compiled outside this package.
 */
@NullMarked
package org.muwahhad.reports.award.band;

import org.jspecify.annotations.NullMarked;
