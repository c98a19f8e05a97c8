/** Budget ceilings of entities, and budgets of states by category. */
@NullMarked
package org.muwahhad.demand.budget;

import org.jspecify.annotations.NullMarked;
