package org.muwahhad.calendar;

import org.muwahhad.audit.Act;
import org.muwahhad.audit.Entry;

/** Entries of the secret addresses of calendars. */
public sealed interface CalendarEntry extends Entry {

  @Act(name = "calendar.feed-made", byAnybody = true, chain = "person:{personId}")
  record CalendarFeedMade(long personId) implements CalendarEntry {}

  @Act(name = "calendar.feed-revoked", byAnybody = true, chain = "person:{personId}")
  record CalendarFeedRevoked(long personId) implements CalendarEntry {}
}
