/** Signatures of members on issued reports, on the ground of {@code reporting}. */
@NullMarked
package org.muwahhad.reporting.signature;

import org.jspecify.annotations.NullMarked;
