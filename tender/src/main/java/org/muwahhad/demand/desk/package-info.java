/**
 * The coordinator's desk: the submissions of a state, many submissions decided at once, unusual
 * lines, versions side by side, and the close report.
 */
@NullMarked
package org.muwahhad.demand.desk;

import org.jspecify.annotations.NullMarked;
