/** The home page: what waits for the person signed in, and what is going on. */
@NullMarked
package org.muwahhad.home;

import org.jspecify.annotations.NullMarked;
