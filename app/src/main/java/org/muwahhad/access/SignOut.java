package org.muwahhad.access;

import jakarta.inject.Singleton;
import org.muwahhad.shared.Sha256;

/** Ends a session, on every node at once. */
@Singleton
public class SignOut {
  private final Sessions sessions;

  SignOut(Sessions sessions) {
    this.sessions = sessions;
  }

  /** Ends the session of a token; an unknown token is no error. */
  public void run(String token) {
    sessions.end(Sha256.of(token));
  }
}
