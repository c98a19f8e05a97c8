/**
 * The best award across all lots of a tender at once. A problem is read and checked ({@link
 * org.muwahhad.award.optimum.ReadAwardProblem}), written as a linear model in whole numbers ({@link
 * org.muwahhad.award.optimum.AwardModel}), solved ({@link org.muwahhad.award.optimum.SolveAward}),
 * and every figure of the answer computed once more from prices and quantities. Knows nothing of
 * pages and database; serves the command line and the scenarios of the service.
 */
@NullMarked
package org.muwahhad.award.optimum;

import org.jspecify.annotations.NullMarked;
