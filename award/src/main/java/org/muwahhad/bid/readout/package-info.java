/**
 * The opening as bidders and members follow it, and its record, which is frozen with a hash in the
 * transaction of the opening.
 */
@NullMarked
package org.muwahhad.bid.readout;

import org.jspecify.annotations.NullMarked;
