package org.muwahhad.calendar;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.PropertyList;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Description;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.muwahhad.web.Page;
import org.muwahhad.web.PublicAddress;
import org.muwahhad.web.Texts;

/**
 * Dates as an iCalendar object (RFC 5545). Every date keeps its UID for good; its sequence rises
 * with each change, so that calendar programs move it rather than double it.
 */
@Singleton
class CalendarFile {
  private static final int LONGEST_LINE = 75;
  private final PublicAddress address;

  CalendarFile(PublicAddress address) {
    this.address = address;
  }

  /**
   * Writes the dates.
   *
   * @param zone of the reader, for the words beside each date; the dates themselves are in UTC
   * @param now when it is written, UTC
   */
  String write(Texts t, ZoneId zone, Instant now, List<CalendarDate> dates) {
    Calendar calendar = new Calendar();
    calendar.add(
        new ProdId("-//Muwahhad//Calendar//" + t.language().tag().toUpperCase(Locale.ROOT)));
    calendar.add(ImmutableVersion.VERSION_2_0);
    calendar.add(ImmutableCalScale.GREGORIAN);
    calendar.add(new XProperty("X-WR-CALNAME", t.get("calendar.feed-name")));
    for (CalendarDate date : dates) {
      calendar.add(event(t, zone, now, date));
    }
    StringWriter out = new StringWriter();
    try {
      // Not validated: a person whom no date concerns has an empty calendar, which is no fault.
      new CalendarOutputter(false).output(calendar, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return fold(out.toString());
  }

  /** Lines of at most 75 octets; the library counts characters, and an Arabic one has two. */
  private static String fold(String written) {
    StringBuilder folded = new StringBuilder();
    int octets = 0;
    for (int c : written.replace("\r\n ", "").codePoints().toArray()) {
      String character = Character.toString(c);
      int size = character.getBytes(StandardCharsets.UTF_8).length;
      if (octets + size > LONGEST_LINE && c != '\r' && c != '\n') {
        folded.append("\r\n ");
        octets = 1;
      }
      folded.append(character);
      octets = c == '\n' ? 0 : octets + size;
    }
    return folded.toString();
  }

  private VEvent event(Texts t, ZoneId zone, Instant now, CalendarDate date) {
    VEvent event = new VEvent(new PropertyList(List.of()));
    event.add(new Uid(date.uid() + "@" + address.host()));
    event.add(new DtStamp(now));
    event.add(new DtStart<>(new ParameterList(List.of()), date.at()));
    event.add(new Sequence(date.sequence()));
    event.add(new Summary(t.get("calendar.event", what(t, date), t.of(date.name()), date.code())));
    event.add(
        new Description(
            t.get(
                "calendar.event-detail",
                t.instant(date.at(), zone),
                t.hijri(LocalDate.ofInstant(date.at(), zone)),
                t.formats().dateTime(date.at(), Page.RIYADH))));
    event.add(new Url(URI.create(address.of(date.href()))));
    event.add(new Status(date.cancelled() ? Status.VALUE_CANCELLED : Status.VALUE_CONFIRMED));
    return event;
  }

  /** What comes at a date, with the state it concerns. */
  static String what(Texts t, CalendarDate date) {
    String kind = t.get("calendar.kind." + date.kind());
    return date.state() == null ? kind : t.get("calendar.of-state", kind, date.state());
  }
}
