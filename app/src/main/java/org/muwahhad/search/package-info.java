/**
 * Search over everything a person may read: items, rounds, tenders, agreements, orders, receipts
 * and people. It asks each feature for what the reader may see, and decides nothing of that itself.
 */
@NullMarked
package org.muwahhad.search;

import org.jspecify.annotations.NullMarked;
