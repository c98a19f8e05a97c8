/**
 * The way from aggregated demand to lots and back: plans, the act, lots as a buyer rearranges them.
 */
@NullMarked
package org.muwahhad.tender.lot;

import org.jspecify.annotations.NullMarked;
