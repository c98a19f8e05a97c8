/** The price schedule as a workbook that goes out and comes back. */
@NullMarked
package org.muwahhad.bid.workbook;

import org.jspecify.annotations.NullMarked;
