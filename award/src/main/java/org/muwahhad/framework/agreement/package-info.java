/**
 * The pages of an agreement, on which officers order and central buyers take an award back, and the
 * thread from a line of demand to its orders.
 */
@NullMarked
package org.muwahhad.framework.agreement;

import org.jspecify.annotations.NullMarked;
