/**
 * Demand rounds, and the submissions in which procuring entities state what they need. The
 * subpackages stand in an order, as the packages of the service do, and each uses only those before
 * it: {@code round}, {@code submission}, {@code desk}, {@code budget}, {@code form}, {@code
 * workbook}, {@code figures}.
 */
@NullMarked
package org.muwahhad.demand;

import org.jspecify.annotations.NullMarked;
