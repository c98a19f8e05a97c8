/**
 * Orders under agreements, called call-offs: placed by officers or won in a mini-competition, then
 * confirmed or declined, delivered or cancelled, and what they come to. Baskets, approval by a
 * second person and changes are in {@code framework.order}.
 */
@NullMarked
package org.muwahhad.framework.calloff;

import org.jspecify.annotations.NullMarked;
