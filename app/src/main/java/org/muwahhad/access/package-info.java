/** Who is there and what they may do: accounts, roles, sessions, entities and suppliers. */
@NullMarked
package org.muwahhad.access;

import org.jspecify.annotations.NullMarked;
