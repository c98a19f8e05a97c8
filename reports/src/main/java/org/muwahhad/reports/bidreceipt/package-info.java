/**
 * The receipt of a bid: {@link org.muwahhad.reports.bidreceipt.BidReceipt} is what it says, {@link
 * org.muwahhad.reports.bidreceipt.BidReceiptTemplate} how it is laid out, {@code labels_ar} and
 * {@code labels_en} its fixed words.
 */
@NullMarked
package org.muwahhad.reports.bidreceipt;

import org.jspecify.annotations.NullMarked;
