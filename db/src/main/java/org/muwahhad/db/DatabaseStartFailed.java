package org.muwahhad.db;

/** The embedded server could not be unpacked, created or started; the message says why. */
public final class DatabaseStartFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DatabaseStartFailed(String message) {
    super(message);
  }

  public DatabaseStartFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
