package org.muwahhad.access;

import java.security.SecureRandom;

/**
 * Passwords that are printed and handed over, to be replaced before the first session: sixteen
 * characters that cannot be mistaken for each other, in groups of four (80 bits).
 */
final class OneTimePasswords {
  /** How long one may be used. */
  static final int HOURS = 72;

  private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  private static final int GROUPS = 4;
  private static final int GROUP_LENGTH = 4;
  private static final SecureRandom RANDOM = new SecureRandom();

  private OneTimePasswords() {}

  static String next() {
    StringBuilder password = new StringBuilder();
    for (int i = 0; i < GROUPS * GROUP_LENGTH; i++) {
      if (i > 0 && i % GROUP_LENGTH == 0) {
        password.append('-');
      }
      password.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return password.toString();
  }
}
