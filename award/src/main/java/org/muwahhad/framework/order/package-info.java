/**
 * Orders beyond one agreement and one person: baskets, approval by a second person, and changes
 * that both sides agree to.
 */
@NullMarked
package org.muwahhad.framework.order;

import org.jspecify.annotations.NullMarked;
