/** Framework agreements, what each entity may call off from them, and the orders placed. */
@NullMarked
package org.muwahhad.framework;

import org.jspecify.annotations.NullMarked;
