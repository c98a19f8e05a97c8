/** Administrative checks of bids, and their compliance responses to requirements. */
@NullMarked
package org.muwahhad.evaluation.check;

import org.jspecify.annotations.NullMarked;
