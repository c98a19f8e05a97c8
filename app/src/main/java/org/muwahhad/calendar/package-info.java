/** The dates of rounds and tenders: a calendar on the screen, and a feed for calendar programs. */
@NullMarked
package org.muwahhad.calendar;

import org.jspecify.annotations.NullMarked;
