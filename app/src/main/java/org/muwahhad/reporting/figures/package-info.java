/** One {@code …Reporter} for each report: who may have it, and its data record. */
@NullMarked
package org.muwahhad.reporting.figures;

import org.jspecify.annotations.NullMarked;
