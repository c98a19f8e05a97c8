/** The price schedule as a workbook, exported and taken back. */
@NullMarked
package org.muwahhad.bid.workbook;

import org.jspecify.annotations.NullMarked;
