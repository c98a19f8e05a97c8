/** Scores of evaluators, the consensus of the panel, and how the technical evaluation ends. */
@NullMarked
package org.muwahhad.evaluation.score;

import org.jspecify.annotations.NullMarked;
