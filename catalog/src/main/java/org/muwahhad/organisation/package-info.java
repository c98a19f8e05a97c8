/**
 * Who takes part. This package holds the list of member states and what its subpackages share.
 *
 * <p>Each subpackage uses only this package and the subpackages before it: {@code state}, {@code
 * entity}, {@code person}, {@code register}, {@code supplier}.
 */
@NullMarked
package org.muwahhad.organisation;

import org.jspecify.annotations.NullMarked;
