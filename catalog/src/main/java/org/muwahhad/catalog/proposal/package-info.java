/**
 * Proposals: officers and coordinators ask for an item that is lacking or for a change to one, and
 * catalog managers accept, merge or decline.
 */
@NullMarked
package org.muwahhad.catalog.proposal;

import org.jspecify.annotations.NullMarked;
