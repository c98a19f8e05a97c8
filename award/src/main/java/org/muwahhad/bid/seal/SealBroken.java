package org.muwahhad.bid.seal;

/**
 * Something sealed does not open: it was changed, or sealed to another key or for another place.
 */
public final class SealBroken extends RuntimeException {
  SealBroken(String message, Throwable cause) {
    super(message, cause);
  }

  SealBroken(String message) {
    super(message);
  }
}
