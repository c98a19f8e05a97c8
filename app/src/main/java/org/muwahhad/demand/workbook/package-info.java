/**
 * The demand of an entity as a workbook: taken away, filled in, sent back, reviewed and applied.
 */
@NullMarked
package org.muwahhad.demand.workbook;

import org.jspecify.annotations.NullMarked;
