package org.muwahhad.notification;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.shared.Language;
import org.muwahhad.web.Texts;

/** A person's own messages; nobody sees another's. */
@Singleton
public class ViewInbox {
  static final int PAGE_SIZE = 25;
  private final InboxMessages messages;
  private final MessageText words;

  ViewInbox(InboxMessages messages, MessageText words) {
    this.messages = messages;
    this.words = words;
  }

  /**
   * A message in the reader's language.
   *
   * @param id names it in addresses; drawn at random
   * @param kind what happened, such as {@code round-opened}
   * @param href path of the page it leads to
   * @param at UTC, when it happened
   */
  public record Message(
      String id, String kind, String subject, String text, String href, Instant at, boolean read) {}

  /** Some of a person's messages, the newest first. */
  public record InboxView(long total, int unread, List<Message> messages) {}

  /** A page of the messages, from 1. */
  @Transactional
  public InboxView get(Actor actor, Language language, boolean unreadOnly, int page) {
    long offset = (long) (Math.max(1, page) - 1) * PAGE_SIZE;
    Texts t = Texts.in(language);
    return new InboxView(
        messages.count(actor.personId(), unreadOnly),
        messages.countUnread(actor.personId()),
        messages.list(actor.personId(), unreadOnly, PAGE_SIZE, offset).stream()
            .map(r -> message(t, actor, r))
            .toList());
  }

  private Message message(Texts t, Actor actor, InboxMessages.InboxRow row) {
    MessageText.MessageWords said = words.of(t, actor.zone(), row.kind(), row.arguments());
    return new Message(
        row.handle(),
        row.kind(),
        said.subject(),
        said.text(),
        ViewMessage.path(row),
        row.createdAt(),
        row.readAt() != null);
  }
}
