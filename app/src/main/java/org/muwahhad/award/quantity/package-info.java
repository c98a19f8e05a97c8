/**
 * Between the decision and the standstill each state confirms its quantities within a band or opts
 * out of lots; the award is worked out again, and stands only where its winner does.
 */
@NullMarked
package org.muwahhad.award.quantity;

import org.jspecify.annotations.NullMarked;
