package org.muwahhad.notification.mail;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.notification.mail.MailEntry.MailRetried;
import org.muwahhad.shared.Refusal;

/**
 * The administrator has an e-mail that was given up tried again, such as after the mail server was
 * mended. It keeps its Message-ID.
 *
 * <p>Refused with {@code notification.mail-not-dead} unless it was given up.
 */
@Singleton
public class RetryMail {
  private final Mails mails;
  private final AuditLog audit;

  RetryMail(Mails mails, AuditLog audit) {
    this.mails = mails;
    this.audit = audit;
  }

  @Transactional
  public void run(Actor actor, String messageId) {
    actor.require(Role.ADMINISTRATOR);
    Mails.Envelope mail =
        mails.find(messageId).orElseThrow(() -> new Refusal.NotFound("mail " + messageId));
    if (mail.status() != MailStatus.DEAD || mails.retry(mail.id()) != 1) {
      throw new Refusal.RuleBroken("notification.mail-not-dead");
    }
    audit.record(
        actor, new MailRetried(mail.messageId(), mail.lastError() == null ? "" : mail.lastError()));
  }
}
