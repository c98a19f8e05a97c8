/**
 * Declarations of eligibility: what a supplier answers once on exclusion and selection, signs, and
 * confirms for each tender that it bids in.
 */
@NullMarked
package org.muwahhad.declaration;

import org.jspecify.annotations.NullMarked;
