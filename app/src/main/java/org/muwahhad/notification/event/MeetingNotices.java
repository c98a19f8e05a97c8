package org.muwahhad.notification.event;

import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import java.util.Locale;
import org.muwahhad.committee.MeetingChanged;
import org.muwahhad.committee.MeetingQueries;
import org.muwahhad.notification.mail.MeetingAttachment;
import org.muwahhad.notification.notice.Argument;
import org.muwahhad.notification.notice.Notice;
import org.muwahhad.notification.notice.Notices;
import org.muwahhad.notification.notice.NotifyPeople;
import org.muwahhad.shared.Refusal;

/** Invites the members of a committee to its meetings, and tells them of changes. */
@Singleton
class MeetingNotices {
  private final NotifyPeople tell;
  private final Notices notices;
  private final MeetingQueries meetings;

  MeetingNotices(NotifyPeople tell, Notices notices, MeetingQueries meetings) {
    this.tell = tell;
    this.notices = notices;
    this.meetings = meetings;
  }

  @EventListener
  void on(MeetingChanged event) {
    // Nobody's own seat is asked for here.
    MeetingQueries.Meeting meeting =
        meetings
            .find(event.meetingId(), 0)
            .orElseThrow(() -> new Refusal.NotFound("meeting " + event.meetingId()));
    String reason = meeting.cancelReason();
    tell.run(
        Notice.of(
            "meeting-" + event.change().name().toLowerCase(Locale.ROOT),
            MeetingAttachment.PATH + meeting.id(),
            Argument.name(meeting.committeeName()),
            Argument.at(meeting.startsAt()),
            Argument.text(reason == null ? meeting.place() : reason),
            Argument.number(meeting.items())),
        id -> notices.tellMeeting(id, meeting.id()));
  }
}
