/**
 * The standing committees of the member states: approval stages by value, questions, votes, and
 * meetings with their papers and minutes.
 */
@NullMarked
package org.muwahhad.committee;

import org.jspecify.annotations.NullMarked;
