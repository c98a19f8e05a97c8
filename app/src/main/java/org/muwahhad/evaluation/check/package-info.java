/** Administrative checks of bids, and what they answer to requirements. */
@NullMarked
package org.muwahhad.evaluation.check;

import org.jspecify.annotations.NullMarked;
