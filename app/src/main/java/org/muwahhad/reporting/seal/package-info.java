/** The platform's own signature on what it issues: its keys, and what proves it. */
@NullMarked
package org.muwahhad.reporting.seal;

import org.jspecify.annotations.NullMarked;
