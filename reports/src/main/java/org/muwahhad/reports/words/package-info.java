/** Amounts of money written out in Arabic and English. */
@NullMarked
package org.muwahhad.reports.words;

import org.jspecify.annotations.NullMarked;
