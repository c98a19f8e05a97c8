/**
 * The public bundle of a tender with awards in force: all that anybody needs to recompute ranking,
 * award and what each state pays, with proofs that the record says so.
 */
@NullMarked
package org.muwahhad.opendata.bundle;

import org.jspecify.annotations.NullMarked;
