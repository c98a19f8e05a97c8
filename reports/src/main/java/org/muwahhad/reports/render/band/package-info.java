/**
 * What the bands of {@code frame.jrxml} print, every figure and word already written. Public
 * because templates are compiled outside this package.
 */
@NullMarked
package org.muwahhad.reports.render.band;

import org.jspecify.annotations.NullMarked;
