/** What was asked, ordered and taken of each state beside what it had planned. */
@NullMarked
package org.muwahhad.plan.comparison;

import org.jspecify.annotations.NullMarked;
