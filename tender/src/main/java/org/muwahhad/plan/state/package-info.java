/** The yearly plans of the states, in editions, with their workbook. */
@NullMarked
package org.muwahhad.plan.state;

import org.jspecify.annotations.NullMarked;
