/** The demand of an entity as a workbook: exported, filled in, sent back, reviewed and applied. */
@NullMarked
package org.muwahhad.demand.workbook;

import org.jspecify.annotations.NullMarked;
