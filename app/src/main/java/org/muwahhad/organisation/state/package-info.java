/** Member states with their holidays, and the exchange rates that hold. */
@NullMarked
package org.muwahhad.organisation.state;

import org.jspecify.annotations.NullMarked;
