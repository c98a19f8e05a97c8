/** What everybody may read of published tenders without signing in, also as an OCDS release. */
@NullMarked
package org.muwahhad.tender.publication;

import org.jspecify.annotations.NullMarked;
