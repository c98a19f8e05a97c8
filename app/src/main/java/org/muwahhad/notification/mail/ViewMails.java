package org.muwahhad.notification.mail;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.notification.mail.MailEntry.MailRead;
import org.muwahhad.notification.notice.MessageText;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;
import org.muwahhad.web.Texts;

/**
 * E-mails as the administrator sees them: all with how they stand; the text of one is recorded as
 * read, because it was written to somebody else. Links that open something without signing in, such
 * as those to choose a password, are left out. Whom a mail about a tender goes to is not shown
 * before its bids are opened: who is told may be who bids. Mails with receipts of bids are not
 * shown at all before that. A search finds nobody who is not shown.
 */
@Singleton
public class ViewMails {
  private static final Bilingual HIDDEN =
      new Bilingual(
          Texts.in(Language.AR).get("notification.mail.hidden"),
          Texts.in(Language.EN).get("notification.mail.hidden"));
  private final Mails mails;
  private final ComposeMail composeMail;
  private final AuditLog audit;

  ViewMails(Mails mails, ComposeMail composeMail, AuditLog audit) {
    this.mails = mails;
    this.composeMail = composeMail;
    this.audit = audit;
  }

  /**
   * One mail. Instants are UTC, {@code createdAt} of the act it reports, the others by the
   * machine's clock.
   *
   * @param messageId names the mail, here and in its Message-ID; drawn at random
   * @param dueAt next attempt, or the end of the lease of the node that is sending it
   */
  public record MailRow(
      String messageId,
      String email,
      Bilingual name,
      String subject,
      MailStatus status,
      int attempts,
      Instant createdAt,
      Instant dueAt,
      @Nullable Instant doneAt,
      @Nullable String lastError) {}

  /**
   * One mail with its text.
   *
   * @param secret whether a link that opens something without signing in was left out of the text
   */
  public record MailView(MailRow mail, String text, boolean secret) {}

  /** A page of the mails, the newest first if no other order is chosen. */
  @Transactional
  public ListPage<MailRow> list(Actor actor, Language language, ListChoice choice) {
    actor.require(Role.ADMINISTRATOR);
    List<String> kinds = MessageText.kindsAbout(choice.text());
    List<Mails.Envelope> found =
        choice.sort().isEmpty()
            ? mails.listNewest(
                choice.filter(), choice.like(), kinds, ListChoice.SIZE, choice.offset())
            : mails.listSorted(
                choice.filter(),
                choice.like(),
                kinds,
                choice.sort(),
                ListChoice.SIZE,
                choice.offset());
    return new ListPage<>(
        found.stream().map(m -> row(m, composeMail.subject(m, language))).toList(),
        mails.count(choice.filter(), choice.like(), kinds),
        choice);
  }

  /** One mail as it reads. */
  @Transactional
  public MailView get(Actor actor, String messageId) {
    actor.require(Role.ADMINISTRATOR);
    Mails.Envelope mail =
        mails.find(messageId).orElseThrow(() -> new Refusal.NotFound("mail " + messageId));
    audit.record(actor, new MailRead(mail.messageId(), mail.hidden() ? null : mail.email()));
    return new MailView(
        row(mail, composeMail.shownLetter(mail).subject()),
        mail.hidden() ? "" : composeMail.shownLetter(mail).text(),
        mail.hasSecretLink());
  }

  private MailRow row(Mails.Envelope mail, String subject) {
    return new MailRow(
        mail.messageId(),
        mail.hidden() ? "" : mail.email(),
        mail.hidden() ? HIDDEN : mail.name(),
        subject,
        mail.status(),
        mail.attempts(),
        mail.createdAt(),
        mail.dueAt(),
        mail.doneAt(),
        mail.hidden() ? null : mail.lastError());
  }
}
