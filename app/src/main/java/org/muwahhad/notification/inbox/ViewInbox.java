package org.muwahhad.notification.inbox;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.notification.notice.MessageText;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.Texts;

/** A person's own messages; nobody sees another's. */
@Singleton
public class ViewInbox {
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

  /**
   * A page of a person's messages, the newest first if no other order is chosen.
   *
   * @param total messages that answer the choice
   * @param unread all that were not read
   */
  public record InboxView(long total, int unread, List<Message> messages) {}

  /**
   * Messages of one kind about one thing.
   *
   * @param count how many there are
   * @param unread how many of them were not read
   */
  public record MessageGroup(Message newest, int count, int unread) {}

  /**
   * A page of a person's messages, those of one kind about one thing together.
   *
   * @param total groups that answer the choice
   * @param unread all messages that were not read
   */
  public record InboxGroupsView(long total, int unread, List<MessageGroup> groups) {}

  /**
   * A page of the messages of a group, the newest first.
   *
   * @param total how many there are
   * @param unread how many of them were not read
   */
  public record GroupView(int total, int unread, List<Message> messages) {}

  /** The messages, those of one kind about one thing together. */
  @Transactional
  public InboxGroupsView groups(Actor actor, Language language, ListChoice choice) {
    Texts t = Texts.in(language);
    List<String> kinds = MessageText.kindsAbout(choice.text());
    return new InboxGroupsView(
        messages.countGroups(actor.personId(), choice.like(), kinds, choice.filter()),
        messages.countUnread(actor.personId()),
        messages
            .listGroups(
                actor.personId(),
                choice.like(),
                kinds,
                choice.filter(),
                choice.sort(),
                ListChoice.SIZE,
                choice.offset())
            .stream()
            .map(g -> new MessageGroup(message(t, actor, g.newest()), g.messages(), g.unread()))
            .toList());
  }

  /**
   * The messages of a group.
   *
   * @param handle of any of them
   */
  @Transactional
  public GroupView group(Actor actor, Language language, String handle, ListChoice choice) {
    InboxMessages.InboxRow one =
        messages
            .find(actor.personId(), handle)
            .orElseThrow(() -> new Refusal.NotFound("message " + handle));
    InboxMessages.GroupCount count = messages.countGroup(actor.personId(), one.kind(), one.href());
    Texts t = Texts.in(language);
    return new GroupView(
        count.messages(),
        count.unread(),
        messages
            .listGroup(actor.personId(), one.kind(), one.href(), ListChoice.SIZE, choice.offset())
            .stream()
            .map(r -> message(t, actor, r))
            .toList());
  }

  @Transactional
  public InboxView get(Actor actor, Language language, ListChoice choice) {
    Texts t = Texts.in(language);
    List<String> kinds = MessageText.kindsAbout(choice.text());
    return new InboxView(
        messages.count(actor.personId(), choice.like(), kinds, choice.filter()),
        messages.countUnread(actor.personId()),
        messages
            .listPage(
                actor.personId(),
                choice.like(),
                kinds,
                choice.filter(),
                choice.sort(),
                ListChoice.SIZE,
                choice.offset())
            .stream()
            .map(r -> message(t, actor, r))
            .toList());
  }

  private Message message(Texts t, Actor actor, InboxMessages.InboxRow row) {
    MessageText.MessageWords message = words.of(t, actor.zone(), row.kind(), row.arguments());
    return new Message(
        row.handle(),
        row.kind(),
        message.subject(),
        message.text(),
        ViewMessage.path(row),
        row.createdAt(),
        row.readAt() != null);
  }
}
