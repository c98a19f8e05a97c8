/** Recommendation, standstill and award, and the award carried back to every demand line. */
@NullMarked
package org.muwahhad.award;

import org.jspecify.annotations.NullMarked;
