package org.muwahhad.committee;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.muwahhad.web.Page;
import org.muwahhad.web.PublicAddress;
import org.muwahhad.web.Texts;

/**
 * A meeting as an iCalendar object (RFC 5545). It keeps its UID for good; its sequence rises with
 * each change, so that calendar programs move it rather than double it.
 */
@Singleton
public class InvitationFile {
  private static final int LONGEST_LINE = 75;
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private final PublicAddress address;

  InvitationFile(PublicAddress address) {
    this.address = address;
  }

  /** The stable name of a meeting in calendars. */
  public static String uid(long meetingId) {
    return "meeting-" + meetingId;
  }

  /**
   * Writes the invitation.
   *
   * @param zone of the reader, for the words; the times themselves are in UTC
   * @param now when it is written, UTC
   */
  public String write(Texts t, ZoneId zone, Instant now, MeetingQueries.Meeting meeting) {
    StringBuilder file = new StringBuilder();
    String href = address.of("/meetings/" + meeting.id());
    line(file, "BEGIN", "VCALENDAR");
    line(file, "PRODID", "-//Muwahhad//Meetings//" + t.language().tag().toUpperCase(Locale.ROOT));
    line(file, "VERSION", "2.0");
    line(file, "CALSCALE", "GREGORIAN");
    line(file, "METHOD", meeting.status() == MeetingStatus.CANCELLED ? "CANCEL" : "PUBLISH");
    line(file, "BEGIN", "VEVENT");
    line(file, "UID", uid(meeting.id()) + "@" + address.host());
    line(file, "DTSTAMP", UTC.format(now));
    line(file, "DTSTART", UTC.format(meeting.startsAt()));
    line(file, "DTEND", UTC.format(meeting.endsAt()));
    line(file, "SEQUENCE", Integer.toString(meeting.sequence()));
    line(file, "SUMMARY", text(t.get("committee.meeting-of", meeting.committeeName())));
    line(file, "LOCATION", text(meeting.place()));
    line(file, "DESCRIPTION", text(description(t, zone, meeting, href)));
    line(file, "URL", href);
    line(file, "STATUS", meeting.status() == MeetingStatus.CANCELLED ? "CANCELLED" : "CONFIRMED");
    line(file, "END", "VEVENT");
    line(file, "END", "VCALENDAR");
    return file.toString();
  }

  private static String description(
      Texts t, ZoneId zone, MeetingQueries.Meeting meeting, String href) {
    return t.get(
        "committee.invitation-text",
        t.instant(meeting.startsAt(), zone),
        t.hijri(LocalDate.ofInstant(meeting.startsAt(), zone)),
        t.formats().dateTime(meeting.startsAt(), Page.RIYADH),
        meeting.items(),
        href);
  }

  private static String text(String written) {
    return written
        .replace("\\", "\\\\")
        .replace(";", "\\;")
        .replace(",", "\\,")
        .replace("\n", "\\n");
  }

  /** Lines of at most 75 octets; the next part of a longer one begins with a space. */
  private static void line(StringBuilder file, String name, String value) {
    int octets = 0;
    for (int c : (name + ":" + value).codePoints().toArray()) {
      String character = Character.toString(c);
      int size = character.getBytes(StandardCharsets.UTF_8).length;
      if (octets + size > LONGEST_LINE) {
        file.append("\r\n ");
        octets = 1;
      }
      file.append(character);
      octets += size;
    }
    file.append("\r\n");
  }
}
