/** Documents of bids as a panel reads them. */
@NullMarked
package org.muwahhad.evaluation.document;

import org.jspecify.annotations.NullMarked;
