/**
 * What an opening reads out: the page on which bidders and members follow it while it happens, and
 * its record, frozen with a hash in the transaction of the opening.
 */
@NullMarked
package org.muwahhad.bid.readout;

import org.jspecify.annotations.NullMarked;
