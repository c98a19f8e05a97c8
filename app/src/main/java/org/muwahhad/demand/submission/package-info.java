/**
 * The submission of an entity and its lines as stored, checked against catalog and round, submitted
 * against a receipt, returned, withdrawn or endorsed; and the standard item pointed out beside an
 * odd one.
 */
@NullMarked
package org.muwahhad.demand.submission;

import org.jspecify.annotations.NullMarked;
