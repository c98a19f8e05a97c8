package org.muwahhad.notification;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import org.muwahhad.access.SignedIn;
import org.muwahhad.web.UnreadMessages;

/** Tells the header of every page how many messages wait. */
@Singleton
class UnreadCount implements UnreadMessages {
  private final InboxQueries queries;

  UnreadCount(InboxQueries queries) {
    this.queries = queries;
  }

  @Override
  public int of(HttpRequest<?> request) {
    return SignedIn.find(request).map(s -> queries.countUnread(s.actor().personId())).orElse(0);
  }
}
