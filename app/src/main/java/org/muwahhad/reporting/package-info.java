/**
 * Reports issued from the record of a tender. This package holds the kinds of reports and their
 * subjects, formats, and the words of reports.
 *
 * <p>Each subpackage uses only this package and the subpackages before it: {@code figures}, {@code
 * seal}, {@code issue}, {@code pack}, {@code receipt}, {@code verification}, {@code desk}, {@code
 * job}, {@code signature}.
 */
@NullMarked
package org.muwahhad.reporting;

import org.jspecify.annotations.NullMarked;
