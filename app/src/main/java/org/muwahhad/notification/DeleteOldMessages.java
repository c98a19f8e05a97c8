package org.muwahhad.notification;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.muwahhad.notification.inbox.InboxMessages;
import org.muwahhad.notification.mail.Mails;
import org.muwahhad.notification.notice.Notices;

/**
 * Deletes messages and e-mails of {@code RoutineNotices} that were kept long enough, and then the
 * notices themselves. A notice that is sent only once stays, so that it is not sent again.
 */
@Singleton
class DeleteOldMessages {
  private final InboxMessages messages;
  private final Mails mails;
  private final Notices notices;

  DeleteOldMessages(InboxMessages messages, Mails mails, Notices notices) {
    this.messages = messages;
    this.mails = mails;
    this.notices = notices;
  }

  /**
   * Deletes some.
   *
   * @param before what was to be kept until then
   * @param most messages, or notices, at once
   * @return how many messages or notices were deleted
   */
  @Transactional
  int run(Instant before, int most) {
    List<Long> old = messages.listOld(before, most);
    if (old.isEmpty()) {
      return notices.deleteOld(before, most);
    }
    mails.deleteOf(old);
    return messages.deleteAll(old);
  }
}
