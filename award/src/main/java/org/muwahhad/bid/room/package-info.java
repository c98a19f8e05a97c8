/**
 * The bid room: drafts, submission and its receipt, confirmation after an amendment, withdrawal.
 */
@NullMarked
package org.muwahhad.bid.room;

import org.jspecify.annotations.NullMarked;
