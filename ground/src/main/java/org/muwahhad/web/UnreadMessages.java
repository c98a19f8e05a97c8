package org.muwahhad.web;

import io.micronaut.http.HttpRequest;

/** Anyone who knows how many messages wait for the person of a request; the header shows it. */
public interface UnreadMessages {
  /** Unread messages of the person signed in; 0 for a visitor. */
  int of(HttpRequest<?> request);
}
