/**
 * Complaints of bidders during the standstill, with their files, and the public register of the
 * decisions. A complaint suspends the awards of the lots it names until an independent review body
 * has decided.
 */
@NullMarked
package org.muwahhad.complaint;

import org.jspecify.annotations.NullMarked;
