package org.muwahhad.command;

import org.jspecify.annotations.Nullable;

/** A backup is not made, read or restored as it was asked for; the two messages say why. */
final class BackupRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String arabic;

  BackupRefused(String english, String arabic, @Nullable Throwable cause) {
    super(english, cause);
    this.arabic = arabic;
  }

  /** Both messages, a line each. */
  String lines() {
    return getMessage() + "\n" + arabic;
  }
}
