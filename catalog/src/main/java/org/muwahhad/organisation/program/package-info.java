/**
 * Programs that act over the API for an entity, a supplier or a state, with credentials of their
 * own.
 */
@NullMarked
package org.muwahhad.organisation.program;

import org.jspecify.annotations.NullMarked;
