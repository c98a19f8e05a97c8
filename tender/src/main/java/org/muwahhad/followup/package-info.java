/**
 * Recommendations of the committees, other than of awards: made in a meeting, and followed up in
 * the meetings after it until they are done.
 */
@NullMarked
package org.muwahhad.followup;

import org.jspecify.annotations.NullMarked;
