/**
 * The reserve list of a lot: bidders who accept the prices of the winner stand ready if it is lost,
 * and are called in the order of rank.
 */
@NullMarked
package org.muwahhad.award.reserve;

import org.jspecify.annotations.NullMarked;
