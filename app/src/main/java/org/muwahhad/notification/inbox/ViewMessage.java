package org.muwahhad.notification.inbox;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.SignedLinks;
import org.muwahhad.shared.Refusal;

/**
 * A person marks messages as read. This is kept with the message. It is no act of the procedure, so
 * it has no entry in the audit record.
 *
 * <p>Another person's message is not found.
 */
@Singleton
public class ViewMessage {
  private final InboxMessages messages;

  ViewMessage(InboxMessages messages) {
    this.messages = messages;
  }

  /** Marks one message, and returns the path it leads to. */
  @Transactional
  public String run(Actor actor, String handle) {
    InboxMessages.InboxRow row = get(actor, handle);
    messages.markRead(row.id(), actor.personId());
    return path(row);
  }

  /** Marks all messages of the group of one, and returns how many were unread. */
  @Transactional
  public int group(Actor actor, String handle) {
    InboxMessages.InboxRow row = get(actor, handle);
    return messages.markGroupRead(actor.personId(), row.kind(), row.href());
  }

  private InboxMessages.InboxRow get(Actor actor, String handle) {
    return messages
        .find(actor.personId(), handle)
        .orElseThrow(() -> new Refusal.NotFound("message " + handle));
  }

  /** Where a message leads; a link that was for the mail only leads to what it was about. */
  static String path(InboxMessages.InboxRow row) {
    if (!row.href().endsWith(SignedLinks.TO_BE_SIGNED)) {
      return row.href();
    }
    return switch (row.kind()) {
      case "account-opened", "account-reset", "account-recovery" -> "/password";
      case "account-held" -> "/account-hold";
      default -> "/company";
    };
  }

  /** Marks all of the person's messages, and returns how many were unread. */
  @Transactional
  public int all(Actor actor) {
    return messages.markAllRead(actor.personId());
  }
}
