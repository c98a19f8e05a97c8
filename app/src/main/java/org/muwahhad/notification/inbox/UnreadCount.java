package org.muwahhad.notification.inbox;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import org.muwahhad.access.SignedIn;
import org.muwahhad.web.UnreadMessages;

/** Gives the header of every page the number of unread messages. */
@Singleton
class UnreadCount implements UnreadMessages {
  private final InboxMessages messages;

  UnreadCount(InboxMessages messages) {
    this.messages = messages;
  }

  @Override
  public int of(HttpRequest<?> request) {
    return SignedIn.find(request).map(s -> messages.countUnread(s.actor().personId())).orElse(0);
  }
}
