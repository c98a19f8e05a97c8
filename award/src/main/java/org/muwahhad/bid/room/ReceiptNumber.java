package org.muwahhad.bid.room;

import java.security.SecureRandom;

/**
 * Numbers of receipts, such as {@code B-7K2M-0Q4T-XR91}, with a W in front for a withdrawal and an
 * L for a bid that came too late: not to be guessed, easy to read out.
 */
final class ReceiptNumber {
  // Crockford's alphabet: no letter that could be taken for a digit.
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int GROUPS = 3;
  private static final int LONG = 4;
  private static final SecureRandom RANDOM = new SecureRandom();

  private ReceiptNumber() {}

  static String fresh() {
    return fresh("B");
  }

  static String ofLateBid() {
    return fresh("L");
  }

  static String ofWithdrawal() {
    return fresh("W");
  }

  private static String fresh(String letter) {
    StringBuilder number = new StringBuilder(letter);
    for (int group = 0; group < GROUPS; group++) {
      number.append('-');
      for (int i = 0; i < LONG; i++) {
        number.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
      }
    }
    return number.toString();
  }
}
