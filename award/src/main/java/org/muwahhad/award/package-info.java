/**
 * Recommendation, notices to all bidders, standstill and award. Lots whose award ends return to the
 * panel. The award is allocated back to every demand line.
 */
@NullMarked
package org.muwahhad.award;

import org.jspecify.annotations.NullMarked;
