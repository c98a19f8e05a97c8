/**
 * The receipt for a submission of demand: {@link org.muwahhad.reports.receipt.DemandReceipt} is
 * what it says, {@code receipt.jrxml} how it looks, {@code labels_ar} and {@code labels_en} its
 * fixed words.
 */
@NullMarked
package org.muwahhad.reports.receipt;

import org.jspecify.annotations.NullMarked;
