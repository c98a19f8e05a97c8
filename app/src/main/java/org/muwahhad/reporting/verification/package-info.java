/** Anybody can check whether a file or a document was issued here. */
@NullMarked
package org.muwahhad.reporting.verification;

import org.jspecify.annotations.NullMarked;
