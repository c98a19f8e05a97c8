/**
 * From aggregated demand to lots and back: plans of lots, the act that makes the tender, its
 * undoing, and lots as a buyer rearranges them.
 */
@NullMarked
package org.muwahhad.tender.lot;

import org.jspecify.annotations.NullMarked;
