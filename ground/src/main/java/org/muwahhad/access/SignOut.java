package org.muwahhad.access;

import jakarta.inject.Singleton;
import org.muwahhad.shared.Sha256;

/** Ends a session, on every node at once. */
@Singleton
public class SignOut {
  private final Sessions sessions;
  private final SecurityEvents events;

  SignOut(Sessions sessions, SecurityEvents events) {
    this.sessions = sessions;
    this.events = events;
  }

  /** Ends the session of a token; an unknown token is no error. */
  public void run(String token) {
    if (sessions.end(Sha256.of(token)) > 0) {
      events.log(SecurityEvents.SecurityEvent.SIGNED_OUT, "done", null);
    }
  }
}
