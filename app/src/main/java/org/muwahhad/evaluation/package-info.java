/**
 * Examination of opened bids: conflicts of interest, administrative compliance, scores, consensus,
 * and the ranking with every intermediate figure.
 */
@NullMarked
package org.muwahhad.evaluation;

import org.jspecify.annotations.NullMarked;
