/** Amendments of framework agreements: offered by one side, signed by both, and then in force. */
@NullMarked
package org.muwahhad.framework.amendment;

import org.jspecify.annotations.NullMarked;
