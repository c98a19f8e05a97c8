/**
 * A copy of a bid for its bidder: {@link org.muwahhad.reports.bidcopy.BidCopy} is what it says,
 * {@link org.muwahhad.reports.bidcopy.BidCopyTemplate} how it is laid out, {@code labels_ar} and
 * {@code labels_en} its fixed words.
 */
@NullMarked
package org.muwahhad.reports.bidcopy;

import org.jspecify.annotations.NullMarked;
