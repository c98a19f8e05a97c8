package org.muwahhad.notification.mail;

import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Role;
import org.muwahhad.audit.Act;
import org.muwahhad.audit.Entry;

/** Entries of what administrators do with mails. */
public sealed interface MailEntry extends Entry {

  /**
   * A mail that could not be sent is to be sent once more.
   *
   * @param error of the last attempt; empty if there is none
   */
  @Act(name = "notification.mail-retried", by = Role.ADMINISTRATOR, chain = "mail:{messageId}")
  record MailRetried(String messageId, String error) implements MailEntry {}

  /**
   * An administrator read a mail.
   *
   * @param email to whom it went; null where that stays hidden
   */
  @Act(name = "notification.mail-read", by = Role.ADMINISTRATOR, chain = "mail:{messageId}")
  record MailRead(String messageId, @Nullable String email) implements MailEntry {}
}
