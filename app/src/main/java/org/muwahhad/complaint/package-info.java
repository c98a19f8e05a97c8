/**
 * Complaints of bidders in the standstill: they suspend the awards of the lots they name until an
 * independent review body has decided.
 */
@NullMarked
package org.muwahhad.complaint;

import org.jspecify.annotations.NullMarked;
