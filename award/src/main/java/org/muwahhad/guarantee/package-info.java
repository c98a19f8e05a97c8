/**
 * Performance guarantees and bid securities. For an award: what is due, held, extended, released or
 * called. For a bid: the security that came with it compared with what the bid states, what must be
 * returned, and what is forfeited.
 */
@NullMarked
package org.muwahhad.guarantee;

import org.jspecify.annotations.NullMarked;
