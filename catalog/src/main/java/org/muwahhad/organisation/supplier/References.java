package org.muwahhad.organisation.supplier;

import java.security.SecureRandom;

/** Numbers of files, such as SR-7K2M-9QPX: drawn at random, so that none reveals another. */
final class References {
  // Crockford's alphabet: no letter that could be taken for a digit.
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int GROUPS = 2;
  private static final int GROUP_LENGTH = 4;
  private static final SecureRandom RANDOM = new SecureRandom();

  private References() {}

  static String next() {
    StringBuilder number = new StringBuilder("SR");
    for (int i = 0; i < GROUPS * GROUP_LENGTH; i++) {
      if (i % GROUP_LENGTH == 0) {
        number.append('-');
      }
      number.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return number.toString();
  }
}
