/** Who is signed in and what they may do: accounts, sessions, and roles with their limits. */
@NullMarked
package org.muwahhad.access;

import org.jspecify.annotations.NullMarked;
