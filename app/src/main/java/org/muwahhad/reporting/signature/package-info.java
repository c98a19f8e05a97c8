/**
 * Members sign issued reports, with a key file or with a key that a signing service keeps. Each
 * signature covers the ones before it.
 */
@NullMarked
package org.muwahhad.reporting.signature;

import org.jspecify.annotations.NullMarked;
