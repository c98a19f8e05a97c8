/** Receipts of demand and of bids as PDF. Anybody can check whether a receipt was given here. */
@NullMarked
package org.muwahhad.reporting.receipt;

import org.jspecify.annotations.NullMarked;
