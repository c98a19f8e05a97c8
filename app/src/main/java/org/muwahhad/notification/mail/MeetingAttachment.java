package org.muwahhad.notification.mail;

import jakarta.inject.Singleton;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import java.time.ZoneId;
import java.util.Optional;
import org.muwahhad.committee.InvitationFile;
import org.muwahhad.committee.MeetingQueries;
import org.muwahhad.web.Texts;

/**
 * The calendar file that goes with the mails of a meeting, as the meeting stands when it is sent.
 */
@Singleton
public class MeetingAttachment {
  /** Where the pages of meetings are. */
  public static final String PATH = "/meetings/";

  private final MeetingQueries meetings;
  private final InvitationFile invitation;

  MeetingAttachment(MeetingQueries meetings, InvitationFile invitation) {
    this.meetings = meetings;
    this.invitation = invitation;
  }

  Optional<MimeBodyPart> of(Mails.Envelope mail, Texts t, ZoneId zone) throws MessagingException {
    if (!mail.kind().startsWith("meeting-")) {
      return Optional.empty();
    }
    long id = Long.parseLong(mail.href().substring(PATH.length()));
    Optional<MeetingQueries.Meeting> meeting = meetings.find(id, 0);
    if (meeting.isEmpty()) {
      return Optional.empty();
    }
    MimeBodyPart part = new MimeBodyPart();
    part.setText(invitation.write(t, zone, mail.createdAt(), meeting.get()), "UTF-8", "calendar");
    part.setFileName("meeting-" + id + ".ics");
    return Optional.of(part);
  }
}
