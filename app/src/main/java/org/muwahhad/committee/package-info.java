/** The standing committees of the member states: questions put to them, votes and outcomes. */
@NullMarked
package org.muwahhad.committee;

import org.jspecify.annotations.NullMarked;
