/** Scores of evaluators, the consensus of the panel, and the end of the technical evaluation. */
@NullMarked
package org.muwahhad.evaluation.score;

import org.jspecify.annotations.NullMarked;
