package org.muwahhad.access;

/** How a person signed in, one after the other. */
public enum SignInLevel {
  /** By the password, where a second factor is wanted and none is set up: only that is open. */
  SETUP,
  /** A program acts for the person, who did not sign in at all. */
  PROGRAM,
  /** By the password of the account alone. */
  PASSWORD,
  /** By the password and a second factor, or by a passkey, which is both. */
  SECOND_FACTOR,
  /** At the identity provider of the person's state, which vouches for its own level. */
  PROVIDER;

  private static final String OF_PROVIDER = "PROVIDER";

  /** The level as a session says it; a provider's own name for its level follows after a colon. */
  static SignInLevel of(String level) {
    return level.startsWith(OF_PROVIDER) ? PROVIDER : valueOf(level);
  }
}
