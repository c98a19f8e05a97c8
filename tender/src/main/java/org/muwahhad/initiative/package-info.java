/**
 * Joint initiatives of the strategy: proposed by the central purchasing body, approved by the
 * ministerial committee, and followed by milestones and indicators until they are closed. Rounds
 * and tenders serve them.
 */
@NullMarked
package org.muwahhad.initiative;

import org.jspecify.annotations.NullMarked;
