/**
 * Demand rounds and their life: planned, announced, opened, extended, closed on time or early,
 * cancelled, aggregated; their pages, and how far the entities have come, by the status of their
 * submissions.
 */
@NullMarked
package org.muwahhad.demand.round;

import org.jspecify.annotations.NullMarked;
