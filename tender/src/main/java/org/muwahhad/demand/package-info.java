/**
 * Demand rounds, and the submissions in which procuring entities state what they need. Each
 * subpackage uses only those before it: {@code round}, {@code submission}, {@code desk}, {@code
 * budget}, {@code form}, {@code workbook}, {@code figures}.
 */
@NullMarked
package org.muwahhad.demand;

import org.jspecify.annotations.NullMarked;
