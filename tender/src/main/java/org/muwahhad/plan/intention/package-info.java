/** Intentions to buy, and the requests of states to be invited to their rounds. */
@NullMarked
package org.muwahhad.plan.intention;

import org.jspecify.annotations.NullMarked;
