/** Reports issued from the record of a tender: their figures, files, hashes and downloads. */
@NullMarked
package org.muwahhad.reporting;

import org.jspecify.annotations.NullMarked;
