/** Holidays of the member states, and exchange rates. */
@NullMarked
package org.muwahhad.organisation.state;

import org.jspecify.annotations.NullMarked;
