/** Receipts of demand and of bids as files, and whether one was given here, for anybody. */
@NullMarked
package org.muwahhad.reporting.receipt;

import org.jspecify.annotations.NullMarked;
