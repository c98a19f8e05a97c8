/**
 * Signs in the bids that call for a closer look: hints with the numbers behind them, never
 * verdicts.
 */
@NullMarked
package org.muwahhad.evaluation.flag;

import org.jspecify.annotations.NullMarked;
