/**
 * What coordinators work with: the desk of a state, many submissions decided at once, lines that
 * are unusual, versions beside each other, and the close report.
 */
@NullMarked
package org.muwahhad.demand.desk;

import org.jspecify.annotations.NullMarked;
