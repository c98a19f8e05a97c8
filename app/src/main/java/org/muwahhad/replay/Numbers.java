package org.muwahhad.replay;

import java.math.BigDecimal;

/** Numbers without needless zeros, as they are compared. */
final class Numbers {
  private Numbers() {}

  /** Empty for an empty text. */
  static String plain(String number) {
    return number.isEmpty() ? "" : plain(new BigDecimal(number));
  }

  static String plain(BigDecimal number) {
    return number.stripTrailingZeros().toPlainString();
  }
}
