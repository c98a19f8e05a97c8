/** What each report tells: one reporter for each, who may have it, and its record. */
@NullMarked
package org.muwahhad.reporting.figures;

import org.jspecify.annotations.NullMarked;
