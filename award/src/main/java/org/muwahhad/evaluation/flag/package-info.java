/**
 * Red flags: patterns in the bids that call for a closer look, with the numbers behind them. They
 * are hints, never verdicts.
 */
@NullMarked
package org.muwahhad.evaluation.flag;

import org.jspecify.annotations.NullMarked;
