/**
 * Examination of opened bids in numbered examinations: conflicts of interest, who reads what about
 * whom, and the ranking with every intermediate figure.
 *
 * <p>This package uses none of its subpackages: {@code check}, {@code score}, {@code document},
 * {@code price}, {@code lowprice}, {@code flag}.
 */
@NullMarked
package org.muwahhad.evaluation;

import org.jspecify.annotations.NullMarked;
