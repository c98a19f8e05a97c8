/**
 * Demand rounds and their life: planned, announced, opened, extended, closed on time or early,
 * cancelled, aggregated. Includes their pages, and the progress of the entities by the status of
 * their submissions.
 */
@NullMarked
package org.muwahhad.demand.round;

import org.jspecify.annotations.NullMarked;
