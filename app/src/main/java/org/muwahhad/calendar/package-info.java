/**
 * The dates of rounds and tenders: a calendar on the screen, and one that programs subscribe to.
 */
@NullMarked
package org.muwahhad.calendar;

import org.jspecify.annotations.NullMarked;
