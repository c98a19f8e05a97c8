/**
 * Electronic signatures of printed reports: PAdES (ETSI EN 319 142-1) by the platform and by
 * members of committees, each added without touching what stands before it, and read back. {@link
 * org.muwahhad.reports.signature.Signer} is what holds a key; a service that signs from afar can be
 * put behind it.
 */
@NullMarked
package org.muwahhad.reports.signature;

import org.jspecify.annotations.NullMarked;
