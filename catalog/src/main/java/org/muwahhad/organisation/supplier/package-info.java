/**
 * What suppliers do themselves and how it is vetted: registration in versions, certificates that
 * expire, debarment.
 */
@NullMarked
package org.muwahhad.organisation.supplier;

import org.jspecify.annotations.NullMarked;
