/** The joint plan of a year, made of the plans of the states, and its publication. */
@NullMarked
package org.muwahhad.plan.joint;

import org.jspecify.annotations.NullMarked;
